import CKernels

/// Points of the unit circle, with the same bits on every machine.
public enum UnitCircle {
    /// The point that lies `turns` full turns from (1, 0), counted towards (0, 1); |turns| <= 2^20.
    public static func point(turns: Float) -> (x: Float, y: Float) {
        var sine: Float = 0
        var cosine: Float = 0
        ck_sincos_turns(turns, &sine, &cosine)
        return (cosine, sine)
    }
}
