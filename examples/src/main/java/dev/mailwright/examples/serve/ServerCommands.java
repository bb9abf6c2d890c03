package dev.mailwright.examples.serve;

import dev.mailwright.examples.control.ControlCommand;
import java.util.List;

/** What a running server can be asked on its control socket. */
public final class ServerCommands {

    private ServerCommands() {}

    /** All of them. */
    public static List<ControlCommand> all() {
        return List.of(new Reload(), new Backup(), new Restoring(), new QueueControl(), new FetchControl());
    }
}
