import CKernels

/// The passes of one fully connected layer, side by side. Shapes: `n` samples,
/// `w [outputs][stride]` with the bias in column `inputs`, `x [inputs + 1][n]` with a last row of ones,
/// `y [outputs][n]`.
extension NetworkLayout.Layer {
    /// y = activation(w · x)
    func forward(
        weights: UnsafePointer<Float>, input x: FeatureMatrix, output y: FeatureMatrix, activation: Activation
    ) {
        ck_forward(
            outputs, y.columns, inputs + 1, weights + offset, stride, x.base, x.stride, y.base, y.stride,
            activation.kernel)
    }

    /// dx = (wᵀ · dy) ⊙ activation'(x), for the first `rows` inputs (all of them unless told otherwise).
    ///
    /// `x` is what the previous layer's activation put out, so that its derivative can be read off it.
    func backward(
        weights: UnsafePointer<Float>, outputGradient dy: FeatureMatrix, input x: FeatureMatrix,
        inputGradient dx: FeatureMatrix, activation: Activation, rows: Int? = nil
    ) {
        ck_backward(
            rows ?? inputs, dy.columns, outputs, weights + offset, stride, dy.base, dy.stride, x.base,
            x.stride,
            dx.base, dx.stride, activation.kernel)
    }

    /// dw = dy · xᵀ, bias included.
    func gradient(
        outputGradient dy: FeatureMatrix, input x: FeatureMatrix, into gradient: UnsafeMutablePointer<Float>
    ) {
        ck_gradient(
            outputs, inputs + 1, dy.columns, dy.base, dy.stride, x.base, x.stride, gradient + offset, stride)
    }
}

extension NetworkLayout {
    /// Takes `inputs[0]` through all layers: hidden activations go to `inputs[1...]`, the last layer's to `output`.
    func forward(
        weights: UnsafePointer<Float>, inputs: [FeatureMatrix], output: FeatureMatrix,
        outputActivation: Activation
    ) {
        let last = layers.count - 1
        for index in 0...last {
            layers[index].forward(
                weights: weights, input: inputs[index], output: index == last ? output : inputs[index + 1],
                activation: index == last ? outputActivation : .leakyReLU)
        }
    }
}
