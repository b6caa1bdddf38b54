// What Swift cannot import of ncurses, and what must be C because it runs in signal handlers.
//
// Swift may emit these functions once for each of its files, each time with variables of its own. So whatever is
// shared lies in one block of memory that callers pass along, and only `ct_install_handlers` and the handlers it
// installs, which are always emitted together, share a variable.
#pragma once
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <pthread.h>
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

enum { CT_INPUT_NONE, CT_INPUT_BYTE, CT_INPUT_KEY, CT_INPUT_MOUSE, CT_INPUT_OLD_MOUSE };

/// Key codes that ncurses does not use: the beginning of a mouse report, and of one as terminals sent before SGR 1006.
enum { CT_KEY_MOUSE = KEY_MAX + 1, CT_KEY_OLD_MOUSE };

/// Reads one byte or key without waiting. Not a character: what `wget_wch` cannot make one of it throws away, and good keys
/// behind it.
static inline int ct_read_input(int *value) {
    *value = wgetch(stdscr);
    switch (*value) {
    case ERR: return CT_INPUT_NONE;
    case CT_KEY_MOUSE: return CT_INPUT_MOUSE;
    case CT_KEY_OLD_MOUSE: return CT_INPUT_OLD_MOUSE;
    default: return *value < KEY_MIN ? CT_INPUT_BYTE : CT_INPUT_KEY;
    }
}

/// Takes arrows, Home and End in either of the forms that terminals send, whichever the terminal was asked for: where TERM
/// does not quite fit, Esc and two letters would come instead.
static inline void ct_take_either_form(void) {
    static const int keys[] = {KEY_UP, KEY_DOWN, KEY_RIGHT, KEY_LEFT, KEY_HOME, KEY_END};
    for (int index = 0; index < 6; index++) {
        for (int form = 0; form < 2; form++) {
            const char text[] = {'\033', "[O"[form], "ABCDHF"[index], 0};
            if (key_defined(text) == 0) define_key(text, keys[index]);
        }
    }
}

static inline int ct_function_key(int key) { return key >= KEY_F0 && key <= KEY_F(63) ? key - KEY_F0 : -1; }

/// Asks for reports of buttons and wheel, or for none. ncurses is not asked: where half a report comes, it waits for the
/// rest, deaf for keys and signals.
static inline void ct_enable_mouse(bool enabled) {
    const char *report = tigetstr("kmous");
    if (report == NULL || report == (char *)-1) return;
    define_key("\033[<", CT_KEY_MOUSE);
    define_key("\033[M", CT_KEY_OLD_MOUSE);
    putp(enabled ? "\033[?1006;1000h" : "\033[?1006;1000l");
    fflush(stdout);
}

// ---- signals --------------------------------------------------------------------------------------------------

enum { CT_QUIT_SIGNALS = 4, CT_CRASH_SIGNALS = 6 };

/// Seconds that the program has to end after a signal; a line that is stopped would hold it up for good.
enum { CT_PATIENCE = 2 };

/// How long a program that ends at once waits for the answer to a question.
enum { CT_ANSWER_MILLISECONDS = 100 };

/// What signal handlers share with the rest.
struct ct_state {
    volatile sig_atomic_t quit_signal, last_quit_signal, resized, stop_asked, continued, screen_is_on, answer_is_due;
    int wake_pipe[2];
    struct termios saved_modes;
    char reset_text[256];
    size_t reset_length;
    /// Standard error, and the file that takes its place while the screen is on; meaningless unless diverted.
    bool is_stderr_diverted;
    int real_stderr, stderr_file;
    /// The one that writes to the terminal.
    pthread_t thread;
    struct sigaction old_quit[CT_QUIT_SIGNALS], old_crash[CT_CRASH_SIGNALS], old_winch, old_tstp, old_cont, old_alrm;
};

/// Memory for the state; NULL where there is none. It is kept until the process ends, as handlers may run late.
static inline struct ct_state *ct_make_state(void) { return calloc(1, sizeof(struct ct_state)); }

/// The state as handlers know it.
static inline struct ct_state **ct_handlers_state(void) {
    static struct ct_state *state;
    return &state;
}

static const int ct_quit_signals[CT_QUIT_SIGNALS] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
static const int ct_crash_signals[CT_CRASH_SIGNALS] = {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGTRAP, SIGFPE};

static inline void ct_wake(struct ct_state *state) {
    const int saved = errno;
    const char byte = 1;
    // A full pipe wakes as well.
    if (write(state->wake_pipe[1], &byte, 1) < 0) errno = saved;
    errno = saved;
}

static void ct_on_quit(int signal_number) {
    struct ct_state *state = *ct_handlers_state();
    state->quit_signal = signal_number;
    state->last_quit_signal = signal_number;
    alarm(CT_PATIENCE);
    ct_wake(state);
}

static void ct_on_notice(int signal_number) {
    struct ct_state *state = *ct_handlers_state();
    if (signal_number == SIGWINCH) state->resized = 1;
    if (signal_number == SIGTSTP) state->stop_asked = 1;
    if (signal_number == SIGCONT) state->continued = 1;
    ct_wake(state);
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
static inline void ct_restore_stderr(struct ct_state *state) {
    if (!state->is_stderr_diverted) return;
    state->is_stderr_diverted = false;
    dup2(state->real_stderr, STDERR_FILENO);
    char bytes[1024];
    ssize_t count;
    lseek(state->stderr_file, 0, SEEK_SET);
    while ((count = read(state->stderr_file, bytes, sizeof bytes)) > 0) {
        ct_write_all(STDERR_FILENO, bytes, (size_t)count);
    }
    close(state->real_stderr);
    close(state->stderr_file);
}

/// While the screen is on, messages to a terminal would be painted over: they go to a file and are shown after.
static inline void ct_divert_stderr(struct ct_state *state) {
    if (state->is_stderr_diverted || !isatty(STDERR_FILENO)) return;
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
    state->stderr_file = file;
    state->real_stderr = real;
    state->is_stderr_diverted = true;
    dup2(file, STDERR_FILENO);
}

/// Keeps an answer that the terminal owes us, and that has not been waited for, from the shell's prompt. What was typed goes
/// with it. Safe in a signal handler.
static inline void ct_discard_answer(struct ct_state *state) {
    if (!state->answer_is_due) return;
    state->answer_is_due = 0;
    struct pollfd file = {STDIN_FILENO, POLLIN, 0};
    poll(&file, 1, CT_ANSWER_MILLISECONDS);
    tcflush(STDIN_FILENO, TCIFLUSH);
}

/// Restores the terminal with nothing but system calls. A line that takes no more loses what it has not sent yet, for
/// what puts it back is worth more.
static inline void ct_reset_terminal(struct ct_state *state) {
    if (!state->screen_is_on) return;
    state->screen_is_on = 0;
    const int flags = fcntl(STDOUT_FILENO, F_GETFL);
    struct pollfd file = {STDOUT_FILENO, POLLOUT, 0};
    if (poll(&file, 1, 0) != 1) tcflush(STDOUT_FILENO, TCOFLUSH);
    fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK);
    ct_write_all(STDOUT_FILENO, state->reset_text, state->reset_length);
    // The shell has the same open file.
    fcntl(STDOUT_FILENO, F_SETFL, flags);
    ct_discard_answer(state);
    tcsetattr(STDIN_FILENO, TCSANOW, &state->saved_modes);
    ct_restore_stderr(state);
}

/// Lets the signal do what it does. (The Swift runtime's handler is not asked: its backtrace waits for a key, and a program
/// that was sent the signal would live on.)
static void ct_on_crash(int signal_number) {
    ct_reset_terminal(*ct_handlers_state());
    const struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(signal_number, &standard, NULL);
    // Blocked until this handler returns, and then delivered.
    raise(signal_number);
}

/// Ends a program that has been told to end and still writes, or waits for what it has written to be sent.
static void ct_on_patience_lost(int signal_number) {
    struct ct_state *state = *ct_handlers_state();
    // The thread that writes must not go on writing.
    if (!pthread_equal(pthread_self(), state->thread)) {
        pthread_kill(state->thread, signal_number);
        return;
    }
    if (!state->screen_is_on) return;
    ct_reset_terminal(state);
    _exit(state->last_quit_signal == SIGINT ? 0 : 128 + state->last_quit_signal);
}

static inline void ct_append_reset(struct ct_state *state, const char *text) {
    if (text == NULL || text == (char *)-1) return;
    while (*text && state->reset_length < sizeof state->reset_text) {
        // Padding, "$<5/>", is for terminals of another age.
        if (text[0] == '$' && text[1] == '<') {
            while (*text && *text != '>') text++;
            if (*text) text++;
            continue;
        }
        state->reset_text[state->reset_length++] = *text++;
    }
}

/// Composes what puts the terminal back after a crash, while the terminal's description can still be asked.
static inline void ct_prepare_reset(struct ct_state *state) {
    state->reset_length = 0;
    const char *mouse = tigetstr("kmous");
    if (mouse != NULL && mouse != (char *)-1) ct_append_reset(state, "\033[?1006l\033[?1003l\033[?1002l\033[?1000l");
    ct_append_reset(state, tigetstr("sgr0"));
    ct_append_reset(state, tigetstr("op"));
    ct_append_reset(state, tigetstr("cnorm"));
    ct_append_reset(state, tigetstr("rmkx"));
    ct_append_reset(state, tigetstr("rmcup"));
}

static inline void ct_install(int signal_number, void (*handler)(int), int flags, struct sigaction *old) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigfillset(&action.sa_mask);
    sigaction(signal_number, &action, old);
}

static inline bool ct_open_wake_pipe(struct ct_state *state) {
    if (pipe(state->wake_pipe) != 0) return false;
    for (int end = 0; end < 2; end++) {
        fcntl(state->wake_pipe[end], F_SETFL, O_NONBLOCK);
        fcntl(state->wake_pipe[end], F_SETFD, FD_CLOEXEC);
    }
    return true;
}

static inline void ct_drain_wake_pipe(struct ct_state *state) {
    char bytes[64];
    while (read(state->wake_pipe[0], bytes, sizeof bytes) > 0) {}
}

/// Notes who handles what.
static inline void ct_remember_handlers(struct ct_state *state) {
    for (int index = 0; index < CT_QUIT_SIGNALS; index++) {
        sigaction(ct_quit_signals[index], NULL, &state->old_quit[index]);
    }
    for (int index = 0; index < CT_CRASH_SIGNALS; index++) {
        sigaction(ct_crash_signals[index], NULL, &state->old_crash[index]);
    }
    sigaction(SIGWINCH, NULL, &state->old_winch);
    sigaction(SIGTSTP, NULL, &state->old_tstp);
    sigaction(SIGCONT, NULL, &state->old_cont);
    sigaction(SIGALRM, NULL, &state->old_alrm);
}

/// Before ncurses starts, which brings handlers of its own where there are none: they leave the screen unsafely or not at
/// all, and SIGTSTP would be lost while it writes. Signals that the parent told us to ignore (nohup) stay ignored.
static inline void ct_install_handlers(struct ct_state *state) {
    *ct_handlers_state() = state;
    state->thread = pthread_self();
    const size_t stack_size = 64 * 1024;
    const stack_t alternate = {.ss_sp = malloc(stack_size), .ss_size = stack_size, .ss_flags = 0};
    if (alternate.ss_sp != NULL) sigaltstack(&alternate, NULL);
    // Whoever starts programs from a thread pool hands its blocked signals down; nobody could end us then.
    sigset_t handled;
    sigemptyset(&handled);
    sigaddset(&handled, SIGWINCH);
    sigaddset(&handled, SIGCONT);
    sigaddset(&handled, SIGTSTP);
    sigaddset(&handled, SIGALRM);
    for (int index = 0; index < CT_QUIT_SIGNALS; index++) {
        sigaddset(&handled, ct_quit_signals[index]);
        if (state->old_quit[index].sa_handler == SIG_IGN) continue;
        ct_install(ct_quit_signals[index], ct_on_quit, SA_RESTART, NULL);
    }
    for (int index = 0; index < CT_CRASH_SIGNALS; index++) {
        ct_install(ct_crash_signals[index], ct_on_crash, SA_ONSTACK, NULL);
    }
    ct_install(SIGWINCH, ct_on_notice, SA_RESTART, NULL);
    ct_install(SIGCONT, ct_on_notice, SA_RESTART, NULL);
    ct_install(SIGALRM, ct_on_patience_lost, SA_RESTART, NULL);
    if (state->old_tstp.sa_handler != SIG_IGN) ct_install(SIGTSTP, ct_on_notice, SA_RESTART, NULL);
    pthread_sigmask(SIG_UNBLOCK, &handled, NULL);
}

static inline void ct_remove_handlers(struct ct_state *state) {
    alarm(0);
    for (int index = 0; index < CT_QUIT_SIGNALS; index++) {
        sigaction(ct_quit_signals[index], &state->old_quit[index], NULL);
    }
    for (int index = 0; index < CT_CRASH_SIGNALS; index++) {
        sigaction(ct_crash_signals[index], &state->old_crash[index], NULL);
    }
    sigaction(SIGWINCH, &state->old_winch, NULL);
    sigaction(SIGTSTP, &state->old_tstp, NULL);
    sigaction(SIGCONT, &state->old_cont, NULL);
    sigaction(SIGALRM, &state->old_alrm, NULL);
}

/// Stops the foreground group (`make` and pipes included) as the terminal's suspend key would have, and returns when
/// it goes on. Does nothing where the parent had us ignore the key.
static inline void ct_stop_process(struct ct_state *state) {
    if (state->old_tstp.sa_handler == SIG_IGN) return;
    struct sigaction own;
    sigset_t stop, mask;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    state->continued = 0;
    ct_install(SIGTSTP, SIG_DFL, 0, &own);
    pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
    kill(0, SIGTSTP);
    // Whichever thread takes the signal, this one goes no further before the stop. A group that nobody could set going
    // again is not stopped by it.
    for (int attempt = 0; attempt < 20 && !state->continued; attempt++) poll(NULL, 0, 5);
    state->continued = 0;
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &own, NULL);
}

static inline int ct_take_quit_signal(struct ct_state *state) {
    const int signal_number = state->quit_signal;
    state->quit_signal = 0;
    return signal_number;
}

static inline bool ct_take(volatile sig_atomic_t *flag) {
    const bool was_set = *flag != 0;
    *flag = 0;
    return was_set;
}
static inline bool ct_take_resized(struct ct_state *state) { return ct_take(&state->resized); }
static inline bool ct_take_stop_asked(struct ct_state *state) { return ct_take(&state->stop_asked); }
static inline bool ct_take_continued(struct ct_state *state) { return ct_take(&state->continued); }

// ---- questions ------------------------------------------------------------------------------------------------

/// Whether the terminal's language is that of ANSI X3.64, in which ``ct_ask_status`` asks.
static inline bool ct_knows_ansi(void) {
    const char *address = tigetstr("cup");
    return address != NULL && address != (char *)-1 && strncmp(address, "\033[", 2) == 0;
}

/// Asks the terminal for its status, behind all that was written. It answers `ESC [ 0 n`.
static inline void ct_ask_status(struct ct_state *state) {
    state->answer_is_due = 1;
    ct_write_all(STDOUT_FILENO, "\033[5n", 4);
}

static inline void ct_take_answer(struct ct_state *state) { state->answer_is_due = 0; }

// ---- modes ----------------------------------------------------------------------------------------------------

static inline bool ct_save_modes(struct ct_state *state) { return tcgetattr(STDIN_FILENO, &state->saved_modes) == 0; }
/// TCSADRAIN, not TCSAFLUSH: what a user has typed ahead for the shell is kept.
static inline void ct_restore_modes(struct ct_state *state) { tcsetattr(STDIN_FILENO, TCSADRAIN, &state->saved_modes); }
static inline void ct_set_screen_is_on(struct ct_state *state, bool is_on) { state->screen_is_on = is_on; }

/// Makes the suspend key a key like any other: ncurses ignores SIGTSTP while it writes, so that the signal of the
/// key would now and then be lost.
static inline void ct_take_suspend_key(void) {
    struct termios modes;
    if (tcgetattr(STDIN_FILENO, &modes) != 0) return;
    modes.c_cc[VSUSP] = _POSIX_VDISABLE;
    tcsetattr(STDIN_FILENO, TCSANOW, &modes);
    def_prog_mode();
}

/// The window's size; false where the terminal does not tell.
static inline bool ct_window_size(int *columns, int *rows) {
    struct winsize window;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0 || window.ws_row == 0) return false;
    *columns = window.ws_col;
    *rows = window.ws_row;
    return true;
}

enum { CT_WAIT_TIMEOUT = 0, CT_WAIT_INPUT = 1, CT_WAIT_WAKE = 2, CT_WAIT_GONE = 4 };

/// Whether the terminal takes something at once.
static inline bool ct_can_write(void) {
    struct pollfd file = {STDOUT_FILENO, POLLOUT, 0};
    return poll(&file, 1, 0) == 1;
}

/// Waits for the keyboard, a signal, or the time; says by bits which it was. A terminal that is readable but has
/// nothing to read is gone.
static inline int ct_wait(struct ct_state *state, int milliseconds) {
    struct pollfd files[2] = {{STDIN_FILENO, POLLIN, 0}, {state->wake_pipe[0], POLLIN, 0}};
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
