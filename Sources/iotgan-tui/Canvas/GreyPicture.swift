/// A square picture in grey levels, as it is drawn: 0 black ... 255 white.
struct GreyPicture: Hashable, Sendable {
    let side: Int
    /// Row by row.
    let levels: [UInt8]
    /// Whether every pixel it was made from was a number; a diverged generator's are not.
    let isFinite: Bool

    /// - Parameters:
    ///   - pixels: in [-1, 1], row by row.
    ///   - contrast: fixed unless somebody asks: a stretch to each picture's own contrast hides mode collapse.
    init(side: Int, pixels: some Collection<Float>, contrast: PictureContrast = .fixed) {
        precondition(pixels.count == side * side, "a picture is square")
        self.side = side
        isFinite = pixels.allSatisfy(\.isFinite)
        var (low, high): (Float, Float) = (-1, 1)
        if contrast == .stretched, isFinite, let least = pixels.min(), let most = pixels.max(), least < most {
            (low, high) = (least, most)
        }
        let scale = 255 / (high - low)
        levels = pixels.map { pixel in
            pixel.isFinite ? UInt8(min(255, max(0, (pixel - low) * scale + 0.5))) : 0
        }
    }

    private init(side: Int, levels: [UInt8], isFinite: Bool) {
        self.side = side
        self.levels = levels
        self.isFinite = isFinite
    }

    subscript(x: Int, y: Int) -> UInt8 { levels[y * side + x] }

    /// The picture at another size: whole multiples by repeating pixels, anything else by the mean over the area
    /// that a new pixel covers.
    func resized(to newSide: Int) -> GreyPicture {
        guard newSide != side, newSide > 0, side > 0 else { return self }
        let horizontal = GreyPicture.coverage(from: side, to: newSide)
        var resized: [UInt8] = []
        resized.reserveCapacity(newSide * newSide)
        for rows in horizontal {
            for columns in horizontal {
                var sum: Float = 0
                for (y, rowShare) in rows {
                    for (x, columnShare) in columns { sum += Float(self[x, y]) * rowShare * columnShare }
                }
                resized.append(UInt8(min(255, sum + 0.5)))
            }
        }
        return GreyPicture(side: newSide, levels: resized, isFinite: isFinite)
    }

    /// For each new pixel the old ones that it covers along one axis, with shares that add up to one.
    private static func coverage(from side: Int, to newSide: Int) -> [[(Int, Float)]] {
        let step = Float(side) / Float(newSide)
        return (0..<newSide).map { index in
            let start = Float(index) * step
            let end = start + step
            return (Int(start)..<side).compactMap { old in
                let share = (min(end, Float(old + 1)) - max(start, Float(old))) / step
                return share > 0.001 ? (old, share) : nil
            }
        }
    }
}
