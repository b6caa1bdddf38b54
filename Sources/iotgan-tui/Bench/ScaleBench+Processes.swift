import ArgumentParser
import Foundation

extension ScaleBench {
    /// Measures all rows of at most `limit` nodes, each in a process of its own.
    func rows(limit: Int) throws -> [BenchReport.Scale] {
        try Self.rows.filter { $0.nodeCount <= limit }.map(measureApart)
    }

    private func measureApart(_ row: Row) throws -> BenchReport.Scale {
        guard let program = Bundle.main.executableURL else { return try measure(row) }
        let process = Process()
        let output = Pipe()
        process.executableURL = program
        process.arguments = ["bench", "--scale-row", "\(row)", "--threads", "\(threadCount)"]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(BenchReport.Scale.self, from: data)
    }
}

extension ScaleBench.Row: ExpressibleByArgument {}
