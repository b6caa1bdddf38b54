// What Swift cannot import of ncurses, and what must be C because it runs in signal handlers.
//
// The state below is static: exactly one Swift file may import this module.
#pragma once
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

// term.h defines short macros that would leak into importers.
#undef columns
#undef lines
#undef buttons
#undef newline

// ---- cells ----------------------------------------------------------------------------------------------------

static inline void ct_put_cell(int row, int column, wchar_t character, bool bold, bool underline, bool reverse,
                               int pair) {
    const wchar_t text[2] = {character, 0};
    attr_t attributes = (bold ? A_BOLD : 0) | (underline ? A_UNDERLINE : 0) | (reverse ? A_REVERSE : 0);
    cchar_t cell;
    // The pair as an int through `opts`: a short holds no more than 32767 pairs.
    if (setcchar(&cell, text, attributes, 0, &pair) == OK) mvwadd_wch(stdscr, row, column, &cell);
}

static inline bool ct_newterm(void) { return newterm(NULL, stdout, stdin) != NULL; }
static inline WINDOW *ct_screen(void) { return stdscr; }
static inline int ct_rows(void) { return LINES; }
static inline int ct_columns(void) { return COLS; }
static inline int ct_colors(void) { return COLORS; }
static inline void ct_erase(void) { werase(stdscr); }
static inline void ct_repaint_all(void) { clearok(curscr, TRUE); }
static inline void ct_show(void) {
    wnoutrefresh(stdscr);
    doupdate();
}

/// Whether the terminal takes 24-bit colours as colour numbers (terminfo's RGB extension).
static inline bool ct_has_direct_colour(void) {
    return tigetflag("RGB") == 1 || (tigetnum("RGB") > 0) ||
           (tigetstr("RGB") != NULL && tigetstr("RGB") != (char *)-1);
}

/// 0 when the terminal is known and can place the cursor; 1 when it is unknown; 2 when it cannot.
static inline int ct_check_terminal(void) {
    int status = 0;
    if (setupterm(NULL, STDOUT_FILENO, &status) == ERR) return 1;
    const char *address = tigetstr("cup");
    const bool can_place = address != NULL && address != (char *)-1;
    del_curterm(cur_term);
    return can_place ? 0 : 2;
}

// ---- input ----------------------------------------------------------------------------------------------------

enum { CT_INPUT_NONE, CT_INPUT_CHARACTER, CT_INPUT_KEY };

/// Reads one character or key without waiting.
static inline int ct_read_input(unsigned *value) {
    wint_t read = 0;
    int status = wget_wch(stdscr, &read);
    *value = (unsigned)read;
    return status == OK ? CT_INPUT_CHARACTER : status == KEY_CODE_YES ? CT_INPUT_KEY : CT_INPUT_NONE;
}

static inline int ct_function_key(unsigned key) {
    return key >= KEY_F0 && key <= KEY_F(63) ? (int)(key - KEY_F0) : -1;
}

static inline void ct_enable_mouse(void) {
    mouseinterval(0);
    mousemask(BUTTON1_PRESSED, NULL);
}

/// Where the first button was pressed; false for any other mouse event.
static inline bool ct_mouse_press(int *column, int *row) {
    MEVENT event;
    if (getmouse(&event) != OK || !(event.bstate & BUTTON1_PRESSED)) return false;
    *column = event.x;
    *row = event.y;
    return true;
}

// ---- signals --------------------------------------------------------------------------------------------------

enum { CT_QUIT_SIGNALS = 4, CT_CRASH_SIGNALS = 6 };

/// What signal handlers share with the rest.
struct ct_state {
    volatile sig_atomic_t quit_signal, resized, stop_asked, continued, screen_is_on;
    int wake_pipe[2];
    struct termios saved_modes;
    char reset_text[256];
    size_t reset_length;
    /// Standard error, and the file that takes its place while the screen is on; meaningless unless diverted.
    bool is_stderr_diverted;
    int real_stderr, stderr_file;
    struct sigaction old_quit[CT_QUIT_SIGNALS], old_crash[CT_CRASH_SIGNALS], old_winch, old_tstp, old_cont;
    char signal_stack[64 * 1024];
};

/// The state lives in a function because a header's own variables are not emitted by every Swift compiler.
static inline struct ct_state *ct_state(void) {
    static struct ct_state state;
    return &state;
}

static const int ct_quit_signals[CT_QUIT_SIGNALS] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
static const int ct_crash_signals[CT_CRASH_SIGNALS] = {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGTRAP, SIGFPE};

static inline void ct_wake(void) {
    const int saved = errno;
    const char byte = 1;
    // A full pipe wakes as well.
    if (write(ct_state()->wake_pipe[1], &byte, 1) < 0) errno = saved;
    errno = saved;
}

static void ct_on_quit(int signal_number) {
    ct_state()->quit_signal = signal_number;
    ct_wake();
}

static void ct_on_notice(int signal_number) {
    if (signal_number == SIGWINCH) ct_state()->resized = 1;
    if (signal_number == SIGTSTP) ct_state()->stop_asked = 1;
    if (signal_number == SIGCONT) ct_state()->continued = 1;
    ct_wake();
}

static inline void ct_write_all(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        const ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}

/// Gives standard error back and copies to it what was written meanwhile. Safe in a signal handler.
static inline void ct_restore_stderr(void) {
    if (!ct_state()->is_stderr_diverted) return;
    ct_state()->is_stderr_diverted = false;
    dup2(ct_state()->real_stderr, STDERR_FILENO);
    char bytes[1024];
    ssize_t count;
    lseek(ct_state()->stderr_file, 0, SEEK_SET);
    while ((count = read(ct_state()->stderr_file, bytes, sizeof bytes)) > 0) {
        ct_write_all(STDERR_FILENO, bytes, (size_t)count);
    }
    close(ct_state()->real_stderr);
    close(ct_state()->stderr_file);
}

/// While the screen is on, messages to a terminal would be painted over: they go to a file and are shown after.
static inline void ct_divert_stderr(void) {
    if (ct_state()->is_stderr_diverted || !isatty(STDERR_FILENO)) return;
    char path[] = "/tmp/iotgan-XXXXXX";
    const int file = mkstemp(path);
    if (file < 0) return;
    unlink(path);
    fcntl(file, F_SETFD, FD_CLOEXEC);
    const int real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (real < 0) {
        close(file);
        return;
    }
    ct_state()->stderr_file = file;
    ct_state()->real_stderr = real;
    ct_state()->is_stderr_diverted = true;
    dup2(file, STDERR_FILENO);
}

/// Restores the terminal with nothing but system calls, then hands the signal to whoever had it before us: the
/// Swift runtime's backtrace, or the default.
static void ct_on_crash(int signal_number) {
    if (ct_state()->screen_is_on) {
        ct_state()->screen_is_on = 0;
        ct_write_all(STDOUT_FILENO, ct_state()->reset_text, ct_state()->reset_length);
        tcsetattr(STDIN_FILENO, TCSANOW, &ct_state()->saved_modes);
        ct_restore_stderr();
    }
    for (int index = 0; index < CT_CRASH_SIGNALS; index++) {
        if (ct_crash_signals[index] == signal_number) sigaction(signal_number, &ct_state()->old_crash[index], NULL);
    }
    // Blocked until this handler returns, and then delivered.
    raise(signal_number);
}

static inline void ct_append_reset(const char *text) {
    if (text == NULL || text == (char *)-1) return;
    while (*text && ct_state()->reset_length < sizeof ct_state()->reset_text) {
        // Padding, "$<5/>", is for terminals of another age.
        if (text[0] == '$' && text[1] == '<') {
            while (*text && *text != '>') text++;
            if (*text) text++;
            continue;
        }
        ct_state()->reset_text[ct_state()->reset_length++] = *text++;
    }
}

/// Composes what puts the terminal back after a crash, while the terminal's description can still be asked.
static inline void ct_prepare_reset(void) {
    ct_state()->reset_length = 0;
    const char *mouse = tigetstr("kmous");
    if (mouse != NULL && mouse != (char *)-1) ct_append_reset("\033[?1006l\033[?1003l\033[?1002l\033[?1000l");
    ct_append_reset(tigetstr("sgr0"));
    ct_append_reset(tigetstr("op"));
    ct_append_reset(tigetstr("cnorm"));
    ct_append_reset(tigetstr("rmkx"));
    ct_append_reset(tigetstr("rmcup"));
}

static inline void ct_install(int signal_number, void (*handler)(int), int flags, struct sigaction *old) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigfillset(&action.sa_mask);
    sigaction(signal_number, &action, old);
}

static inline bool ct_open_wake_pipe(void) {
    if (pipe(ct_state()->wake_pipe) != 0) return false;
    for (int end = 0; end < 2; end++) {
        fcntl(ct_state()->wake_pipe[end], F_SETFL, O_NONBLOCK);
        fcntl(ct_state()->wake_pipe[end], F_SETFD, FD_CLOEXEC);
    }
    return true;
}

static inline void ct_drain_wake_pipe(void) {
    char bytes[64];
    while (read(ct_state()->wake_pipe[0], bytes, sizeof bytes) > 0) {}
}

/// Replaces ncurses' handlers, which leave the screen unsafely or not at all. Signals that the parent told us to
/// ignore (nohup) stay ignored.
static inline void ct_install_handlers(void) {
    const stack_t alternate = {
        .ss_sp = ct_state()->signal_stack, .ss_size = sizeof ct_state()->signal_stack, .ss_flags = 0};
    sigaltstack(&alternate, NULL);
    for (int index = 0; index < CT_QUIT_SIGNALS; index++) {
        struct sigaction current;
        sigaction(ct_quit_signals[index], NULL, &current);
        ct_state()->old_quit[index] = current;
        if (current.sa_handler != SIG_IGN) ct_install(ct_quit_signals[index], ct_on_quit, SA_RESTART, NULL);
    }
    for (int index = 0; index < CT_CRASH_SIGNALS; index++) {
        ct_install(ct_crash_signals[index], ct_on_crash, SA_ONSTACK, &ct_state()->old_crash[index]);
    }
    ct_install(SIGWINCH, ct_on_notice, SA_RESTART, &ct_state()->old_winch);
    ct_install(SIGCONT, ct_on_notice, SA_RESTART, &ct_state()->old_cont);
    sigaction(SIGTSTP, NULL, &ct_state()->old_tstp);
    if (ct_state()->old_tstp.sa_handler != SIG_IGN) ct_install(SIGTSTP, ct_on_notice, SA_RESTART, NULL);
}

static inline void ct_remove_handlers(void) {
    for (int index = 0; index < CT_QUIT_SIGNALS; index++) {
        sigaction(ct_quit_signals[index], &ct_state()->old_quit[index], NULL);
    }
    for (int index = 0; index < CT_CRASH_SIGNALS; index++) {
        sigaction(ct_crash_signals[index], &ct_state()->old_crash[index], NULL);
    }
    sigaction(SIGWINCH, &ct_state()->old_winch, NULL);
    sigaction(SIGTSTP, &ct_state()->old_tstp, NULL);
    sigaction(SIGCONT, &ct_state()->old_cont, NULL);
}

/// Stops the process as the terminal's suspend key would have, and returns when it goes on.
static inline void ct_stop_process(void) {
    ct_install(SIGTSTP, SIG_DFL, 0, NULL);
    raise(SIGTSTP);
    ct_install(SIGTSTP, ct_on_notice, SA_RESTART, NULL);
}

static inline int ct_take_quit_signal(void) {
    const int signal_number = ct_state()->quit_signal;
    ct_state()->quit_signal = 0;
    return signal_number;
}

static inline bool ct_take(volatile sig_atomic_t *flag) {
    const bool was_set = *flag != 0;
    *flag = 0;
    return was_set;
}
static inline bool ct_take_resized(void) { return ct_take(&ct_state()->resized); }
static inline bool ct_take_stop_asked(void) { return ct_take(&ct_state()->stop_asked); }
static inline bool ct_take_continued(void) { return ct_take(&ct_state()->continued); }

// ---- modes ----------------------------------------------------------------------------------------------------

static inline bool ct_save_modes(void) { return tcgetattr(STDIN_FILENO, &ct_state()->saved_modes) == 0; }
/// TCSADRAIN, not TCSAFLUSH: what a user has typed ahead for the shell is kept.
static inline void ct_restore_modes(void) { tcsetattr(STDIN_FILENO, TCSADRAIN, &ct_state()->saved_modes); }
static inline void ct_set_screen_is_on(bool is_on) { ct_state()->screen_is_on = is_on; }

/// The window's size; false where the terminal does not tell.
static inline bool ct_window_size(int *columns, int *rows) {
    struct winsize window;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0 || window.ws_row == 0) return false;
    *columns = window.ws_col;
    *rows = window.ws_row;
    return true;
}

enum { CT_WAIT_TIMEOUT = 0, CT_WAIT_INPUT = 1, CT_WAIT_WAKE = 2, CT_WAIT_GONE = 4 };

/// Waits for the keyboard, a signal, or the time; says by bits which it was. A terminal that is readable but has
/// nothing to read is gone.
static inline int ct_wait(int milliseconds) {
    struct pollfd files[2] = {{STDIN_FILENO, POLLIN, 0}, {ct_state()->wake_pipe[0], POLLIN, 0}};
    if (poll(files, 2, milliseconds) < 0) return errno == EINTR ? CT_WAIT_WAKE : CT_WAIT_GONE;
    int result = CT_WAIT_TIMEOUT;
    if (files[1].revents) result |= CT_WAIT_WAKE;
    if (files[0].revents & (POLLERR | POLLNVAL)) result |= CT_WAIT_GONE;
    if (files[0].revents & (POLLIN | POLLHUP)) {
        int available = 0;
        if (ioctl(STDIN_FILENO, FIONREAD, &available) != 0 || available == 0) {
            result |= CT_WAIT_GONE;
        } else {
            result |= CT_WAIT_INPUT;
        }
    }
    return result;
}
