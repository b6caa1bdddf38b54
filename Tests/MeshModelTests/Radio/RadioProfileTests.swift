import GANCore
import Testing

@testable import MeshModel

@Suite struct RadioProfileTests {
    // The default generator has (42 + 1) 128 + (128 + 1) 256 + (256 + 1) 144 = 75,536 parameters in 528 units; the
    // header takes 36 + 16 * 10 + 4 = 200 bytes.
    @Test(arguments: [
        (WeightEncoding.fp32, 200 + 4 * 75_536), (.fp16, 200 + 2 * 75_536), (.int8, 200 + 75_536 + 4 * 528),
        (.int4, 200 + 75_536 / 2 + 4 * 528),
    ])
    func `the default message is as long as its weights and its header`(encoding: WeightEncoding, bytes: Int)
    {
        var scenario = Scenario()
        scenario.encoding = encoding
        #expect(scenario.messageByteCount == bytes)
    }

    @Test func `computing costs what the device's estimate says`() {
        #expect(DeviceProfile.cortexM7.computeNanojoules(flops: 150_000_000) == 135_000_000)
        #expect(DeviceProfile.cortexM4.computeNanojoules(flops: 3) == 3)
    }
}
