// What concerns the program and its terminal.
extension CommandRegistry {
    static let program: [PaletteCommand] = [
        PaletteCommand("help", "explain the pane, its marks and all keys", .showHelp),
        PaletteCommand("palette", [.free("TEXT").ifWanted], "type a command, beginning with a text") { call in
            .openPalette(call.text.isEmpty ? "" : call.text + " ")
        },
        PaletteCommand(
            "mouse", "give the mouse to the terminal, to select text, or take it back", .toggleMouse),
        PaletteCommand("redraw", "paint the screen anew", .redraw),
        PaletteCommand("suspend", "stop the program, back to the shell", .suspend),
        PaletteCommand("back", "close what was opened last", .escape),
        PaletteCommand("quit", "leave", .quit),
    ]
}
