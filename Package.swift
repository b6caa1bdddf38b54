// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "iotgan",
    products: [
        .library(name: "GANCore", targets: ["GANCore"]),
        .library(name: "MeshModel", targets: ["MeshModel"]),
        .executable(name: "iotgan-tui", targets: ["iotgan-tui"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .target(
            name: "CKernels",
            // Unoptimised kernels are forty times slower, too slow for tests that train.
            cSettings: [.treatAllWarnings(as: .error), .unsafeFlags(["-O2"], .when(configuration: .debug))]
        ),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
        .target(name: "GANCore", dependencies: ["CKernels", "CZlib"], swiftSettings: strict),
        .target(name: "MeshModel", dependencies: ["GANCore"], swiftSettings: strict),
        .executableTarget(
            name: "iotgan-tui",
            dependencies: [
                "MeshModel", "GANCore", "CNcurses",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            resources: [.embedInCode("Scenarios/Shipped"), .embedInCode("Script/ShippedScripts")],
            swiftSettings: strict
        ),
        .testTarget(name: "GANCoreTests", dependencies: ["GANCore", "CKernels"], swiftSettings: strict),
        .testTarget(
            name: "MeshModelTests", dependencies: ["MeshModel", "GANCore"], exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "iotgan-tuiTests", dependencies: ["iotgan-tui", "MeshModel", "GANCore"],
            exclude: ["Approved"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17
)
