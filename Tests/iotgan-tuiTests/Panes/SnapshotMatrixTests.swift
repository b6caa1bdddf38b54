import Testing

@testable import iotgan_tui

@Suite struct SnapshotMatrixTests {
    @Test(arguments: SnapshotMatrix.sizes)
    func `All panes together look as approved in every state on every terminal`(_ size: Size) throws {
        let matrix = SnapshotMatrix(pane: nil, size: size)
        try Approved.check(matrix.text, matrix.description)
    }

    @Test(arguments: PaneKind.allCases, SnapshotMatrix.sizes.prefix(3))
    func `Each pane looks as approved in every state on every terminal`(_ pane: PaneKind, _ size: Size) throws
    {
        let matrix = SnapshotMatrix(pane: pane, size: size)
        try Approved.check(matrix.text, matrix.description)
    }
}
