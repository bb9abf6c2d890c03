package dev.mailwright.examples.serve;

import dev.mailwright.MailServer;
import dev.mailwright.examples.control.ControlCommand;
import dev.mailwright.examples.control.ControlOutput;
import java.util.List;

/** {@code reload}: as SIGHUP does, but whoever asks is told what is bad. */
final class Reload implements ControlCommand {

    static final String NAME = "reload";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(MailServer server, List<String> arguments, ControlOutput out) {
        server.reload();
        out.line("certificates and directory files were read again");
        return 0;
    }
}
