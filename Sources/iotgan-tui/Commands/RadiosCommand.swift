import ArgumentParser
import GANCore
import MeshModel

struct RadiosCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "radios",
        abstract: "Show which weight vectors cross which radio, in what time and for how many joules.",
        discussion: """
            One row a radio and encoding, for the model of the scenario: the message on one link, with nobody else on \
            the air. Bytes, frames and joules count each frame once; the times include repetitions over the distance \
            and LoRa's duty cycle: "first" from a node that was silent for an hour, "each" for every message of a \
            series. A delta has the most bytes that it can have.

            EXAMPLES
              iotgan-tui radios
              iotgan-tui radios --scenario lora-village --distance-metres 400
              iotgan-tui radios --image-size 28 --hidden-generator 256,512 --radio ble
              iotgan-tui radios --payload-bytes 13000000

            JSON
              One object: {exchange_interval_seconds, distance_metres, crossings: [{radio, encoding, message_bytes, \
            frames, bytes_on_air, airtime_seconds, first_seconds, repeated_seconds, joules_sender, joules_receiver, \
            range_metres, frames_lost, crosses, intervals, verdict}]}
            """)

    @Option(help: "Metres between the two nodes. (default: the scenario's spacing)")
    var distanceMetres: Double?

    @Option(help: "Ask about a payload of this length instead of the model's weight vectors.")
    var payloadBytes: Int?

    @Flag(help: "Write one JSON object instead of a table.")
    var json = false

    @OptionGroup(title: "Mesh options")
    var mesh: ScenarioOptions

    func validate() throws {
        if let distanceMetres, !(distanceMetres >= 0 && distanceMetres.isFinite) {
            throw ValidationError(
                "--distance-metres: \(distanceMetres) is not valid; expected a number from 0 up")
        }
        if let payloadBytes, !(1...1_000_000_000_000).contains(payloadBytes) {
            throw ValidationError(
                "--payload-bytes: \(payloadBytes) is not valid; expected a whole number in 1 ... 1000000000000"
            )
        }
    }

    func run() throws {
        let report = RadioReport(
            try mesh.resolved(), radios: mesh.world.radio.map { [$0] } ?? RadioProfile.allCases,
            payloadBytes: payloadBytes, metres: distanceMetres)
        let output = LineWriter()
        if json { return try output.writeJSON(report) }
        for line in report.lines { try output.write(line) }
    }
}
