import Foundation
import MeshModel

// Pictures, recordings, scripts, settings, and what was typed.
extension DashboardLoop {
    /// Files are written where the program was started.
    private static let folder = "."

    mutating func savePicture() {
        let pictures = ScreenPictures(
            folder: Self.folder, capabilities: terminal.capabilities, theme: theme)
        do throws(RecordingError) {
            let paths = try pictures.write(screen, title: "iotgan")
            state.message = "written: " + paths.joined(separator: ", ")
        } catch {
            state.message = error.description
        }
    }

    mutating func toggleRecording() {
        if recorder.isRecording {
            endRecording()
            state.message = lastWords.popLast()
            return
        }
        do throws(RecordingError) {
            recorder = ScreenRecorder(capabilities: terminal.capabilities, theme: theme)
            let path = try ScreenFileName.paths(in: Self.folder, endings: ["cast"])[0]
            try recorder.start(path: path, size: state.size)
            state.message = "recording to \(path)"
        } catch {
            state.message = error.description
        }
        state.isRecording = recorder.isRecording
    }

    /// Says what was recorded, if anything was, when the terminal is given back.
    mutating func endRecording() {
        do throws(RecordingError) {
            if let summary = try recorder.stop() { lastWords.append("recorded " + summary.description) }
        } catch {
            lastWords.append(error.description)
        }
        state.isRecording = false
    }

    /// Players jump from mark to mark.
    mutating func mark(_ intervention: Intervention) {
        do throws(RecordingError) {
            try recorder.marker(intervention.description)
        } catch {
            state.message = error.description
        }
    }

    mutating func play(_ path: String) {
        do throws(ScriptError) {
            player = ScriptPlayer(try Script(nameOrPath: path))
        } catch {
            state.message = error.description
        }
    }

    mutating func save(_ keys: Set<String>) {
        let path = SettingsFile.path()
        do throws(UserFileError) {
            try SettingsFile.save(keys, of: state.settings, path: path)
            state.unsavedSettings = []
            state.message = "saved in \(path)"
        } catch {
            state.message = error.description
        }
    }

    mutating func recallHistory() {
        do throws(UserFileError) {
            state.history = try historyFile?.read() ?? []
        } catch {
            forgetHistory(because: error)
        }
    }

    mutating func keep(_ line: String) {
        do throws(UserFileError) {
            try historyFile?.add(line)
        } catch {
            forgetHistory(because: error)
        }
    }

    /// It is said once; commands of this session can be recalled all the same.
    private mutating func forgetHistory(because error: UserFileError) {
        historyFile = nil
        state.message = error.description
    }
}
