package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a Dovecot is at work on this machine: by its pid file, or where nobody says where that is, by its name. */
final class RunningDovecot {

    private RunningDovecot() {}

    static Optional<Finding> find(Optional<String> baseDirectory) {
        Path base = Path.of(baseDirectory.orElse("/run/dovecot"));
        Optional<Long> master = master(base.resolve("master.pid"));
        Optional<Long> running = master.isPresent() || baseDirectory.isPresent() ? master : byName();
        return running.map(process -> Note.blocking(
                        Finding.Kind.DOVECOT_RUNS,
                        base,
                        "a Dovecot is running, process " + process
                                + ", and would write to the same maildirs if they are its")
                .mendedBy("stop it, or say sharedWithDovecot()"));
    }

    private static Optional<Long> master(Path file) {
        try {
            long process = Long.parseLong(Files.readString(file).strip());
            return ProcessHandle.of(process).map(ProcessHandle::pid);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> byName() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("/dovecot"))
                        .isPresent())
                .map(ProcessHandle::pid)
                .sorted()
                .findFirst();
    }
}
