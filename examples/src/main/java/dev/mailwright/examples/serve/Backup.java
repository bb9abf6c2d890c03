package dev.mailwright.examples.serve;

import dev.mailwright.MailServer;
import dev.mailwright.backup.SnapshotReport;
import dev.mailwright.backup.SnapshotSet;
import dev.mailwright.examples.control.ControlCommand;
import dev.mailwright.examples.control.ControlOutput;
import java.nio.file.Path;
import java.util.List;

/** {@code backup <directory> <how many to keep, 0 for all>}. */
final class Backup implements ControlCommand {

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public int run(MailServer server, List<String> arguments, ControlOutput out) {
        if (arguments.size() != 2) {
            throw new IllegalArgumentException("backup needs a directory and a number");
        }
        Path directory = Path.of(arguments.get(0));
        int keep = Integer.parseInt(arguments.get(1));
        SnapshotReport report = server.backup().snapshot(directory);
        out.line(report.toString());
        if (keep > 0) {
            SnapshotSet.at(directory).keep(keep).forEach(old -> out.line("deleted " + old));
        }
        return 0;
    }
}
