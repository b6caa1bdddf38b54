// What concerns the program and its terminal.
extension CommandRegistry {
    static let program: [PaletteCommand] = [
        PaletteCommand("help", "explain the pane, its marks and all keys", .showHelp),
        PaletteCommand("palette", [.free("TEXT").ifWanted], "type a command, beginning with a text") { call in
            .openPalette(call.text.isEmpty ? "" : call.text + " ")
        },
        PaletteCommand("menu", [.choice(of: Menu.self, "MENU")], "choose one of a few commands") {
            call throws(CommandFailure) in
            guard call.words.count == 1, let menu = Menu(rawValue: call.words[0]) else {
                throw CommandFailure(
                    "menu takes one of \(Menu.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return .openMenu(menu)
        },
        PaletteCommand("options", "look at the settings and change them", .openOptions),
        PaletteCommand("picture", "write the screen as SVG and as ANSI text", .savePicture),
        PaletteCommand("record", "record the screen as an asciicast, or end that", .toggleRecording),
        PaletteCommand("source", [.choice(ShippedScript.allCases.map(\.rawValue), "FILE")], "play a script") {
            call throws(CommandFailure) in
            guard !call.text.isEmpty else { throw CommandFailure("source takes a script's file, or demo") }
            return .source(call.text)
        },
        PaletteCommand("stop-script", "end the script that plays", .stopScript),
        PaletteCommand("caption", [.free("TEXT").ifWanted], "show a text above the last line, or none") {
            .caption($0.text)
        },
        PaletteCommand(
            "mouse", "give the mouse to the terminal, to select text, or take it back", .toggleMouse),
        PaletteCommand("redraw", "paint the screen anew", .redraw),
        PaletteCommand("suspend", "stop the program, back to the shell", .suspend),
        PaletteCommand("back", "close what was opened last", .escape),
        PaletteCommand("quit", "leave", .quit),
        PaletteCommand("quit-leaving-screen", "leave, and leave the last screen behind", .quitLeavingScreen),
    ]
}
