import GANCore

extension MeshNode {
    /// Decides whether a frame from the air may enter the embedded buffer, cheap checks first. Changes nothing.
    ///
    /// - Throws: why it may not.
    func admit(_ frame: RadioFrame) throws(DropReason) -> RadioFrameHeader {
        let header = try RadioFrameHeader.read(frame)
        guard isNeighbour(header.origin) else { throw .unknownSender }
        guard frame.checksumHolds else { throw .badChecksum }
        guard header.version > buffer.version(of: header.origin) else { throw .stale }
        let layouts = [gan.generator.layout]
        guard header.signature == gan.configuration.generatorSignature,
            header.knowledge.count == own.classCount,
            header.payloadBytes == header.encoding.byteCount(layouts: layouts)
        else { throw .wrongModel }
        let isFinite = frame.bytes.withUnsafeBytes { raw in
            header.encoding.isFinite(
                UnsafeRawBufferPointer(rebasing: raw[header.payloadRange]), layouts: layouts)
        }
        guard isFinite else { throw .notFinite }
        return header
    }

    private func isNeighbour(_ id: NodeID) -> Bool {
        let index = neighbours.partitioningIndex { $0 >= id }
        return index < neighbours.count && neighbours[index] == id
    }
}
