/// The greys of pictures, as terminals of each depth have them.
enum GreyScale {
    /// The grey nearest to `level`.
    static func colour(_ level: UInt8, _ depth: ColourDepth) -> TerminalColour {
        switch depth {
        case .mono: .standard
        case .eight: .index(level < 128 ? 0 : 7)
        case .sixteen: .index(sixteen.min { distance($0.level, level) < distance($1.level, level) }!.index)
        case .palette256: palette[Int(level)]
        // Six bits are enough for the eye, and bound the number of colour pairs.
        case .direct: .rgb(RGB(grey: level & 0xFC | level >> 6))
        }
    }

    /// Black, dark grey, light grey and white, with the levels that xterm gives them.
    static let sixteen: [(level: UInt8, index: Int)] = [(0, 0), (127, 8), (229, 7), (255, 15)]

    /// Looked up, because a frame with pictures asks some thousand times.
    private static let palette = (0...255).map { TerminalColour.index(nearest(UInt8($0))) }

    /// The xterm palette has 24 greys at 232 ... 255 and six in the diagonal of its cube.
    private static func nearest(_ level: UInt8) -> Int {
        let ramp = min(23, max(0, (Int(level) - 8 + 5) / 10))
        let rampLevel = 8 + 10 * ramp
        let cube = cubeSteps.indices.min { distance(cubeSteps[$0], level) < distance(cubeSteps[$1], level) }!
        let isCubeNearer = distance(cubeSteps[cube], level) < abs(rampLevel - Int(level))
        return isCubeNearer ? 16 + cube * 43 : 232 + ramp
    }

    private static let cubeSteps: [UInt8] = [0, 95, 135, 175, 215, 255]

    private static func distance(_ a: UInt8, _ b: UInt8) -> Int { abs(Int(a) - Int(b)) }
}
