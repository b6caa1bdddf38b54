import CKernels

/// `exp` and `log` with the same bits on every machine; those of the C library differ between machines.
public enum DeterministicMath {
    /// e to the power of `x`, within 1.1 units in the last place; 0 below -103.97, infinity above 88.72.
    public static func exp(_ x: Float) -> Float { ck_exp(x) }

    /// The natural logarithm, within 0.9 units in the last place; minus infinity at 0, not a number below.
    public static func log(_ x: Float) -> Float { ck_log(x) }
}
