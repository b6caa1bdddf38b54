import GANCore

extension MessageHeader {
    /// The networks in a payload that is whole by itself, padded; nil where it is not what the header says.
    func decoded(_ payload: [UInt8], layouts: [NetworkLayout]) -> [FloatBuffer]? {
        payload.withUnsafeBytes { encoding.decode($0, layouts: layouts) }
    }
}
