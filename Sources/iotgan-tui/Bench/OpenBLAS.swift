import Foundation
import GANCore

/// OpenBLAS, where the machine has it, to compare the project's products with. It is loaded at run time and only by
/// `bench`: nothing else uses it.
struct OpenBLAS {
    /// `cblas_sgemm(order, transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)`
    typealias Sgemm =
        @convention(c) (
            Int32, Int32, Int32, Int32, Int32, Int32, Float, UnsafePointer<Float>, Int32,
            UnsafePointer<Float>,
            Int32, Float, UnsafeMutablePointer<Float>, Int32
        ) -> Void

    private let sgemm: Sgemm

    /// nil where there is no OpenBLAS. It is set to one thread.
    init?() {
        for name in ["libopenblas.so.0", "libopenblas.so", "libopenblas.dylib"] {
            guard let library = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { continue }
            guard let symbol = dlsym(library, "cblas_sgemm") else { continue }
            if let limit = dlsym(library, "openblas_set_num_threads") {
                unsafeBitCast(limit, to: (@convention(c) (Int32) -> Void).self)(1)
            }
            sgemm = unsafeBitCast(symbol, to: Sgemm.self)
            return
        }
        return nil
    }

    private static let rowMajor: Int32 = 101
    private static let noTranspose: Int32 = 111
    private static let transpose: Int32 = 112

    /// The same product as ``LayerProductOperands/run(count:)``.
    func run(_ operands: LayerProductOperands, count: Int) {
        let m = Int32(operands.product.outputs)
        let k = Int32(operands.product.inputs)
        let n = Int32(operands.product.samples)
        operands.withOperands { w, ldw, x, ldx, y, ldy in
            for _ in 0..<count {
                switch operands.product.pass {
                case .forward:
                    sgemm(
                        Self.rowMajor, Self.noTranspose, Self.noTranspose, m, n, k, 1, w, Int32(ldw), x,
                        Int32(ldx), 0, y, Int32(ldy))
                case .backward:
                    sgemm(
                        Self.rowMajor, Self.transpose, Self.noTranspose, k, n, m, 1, w, Int32(ldw), y,
                        Int32(ldy), 0, x, Int32(ldx))
                case .gradient:
                    sgemm(
                        Self.rowMajor, Self.noTranspose, Self.transpose, m, k, n, 1, y, Int32(ldy), x,
                        Int32(ldx), 0, w, Int32(ldw))
                }
            }
        }
    }
}
