package dev.mailwright.examples.control;

import dev.mailwright.MailServer;
import java.util.List;

/** What can be asked of a running server. Thread-safe. */
public interface ControlCommand {

    /** The first word of the request. */
    String name();

    /**
     * Does it.
     *
     * @param arguments the words after the name, as they were sent: they are checked here
     * @return the exit code: 0 all well, 1 it failed or found something, 2 it was called wrongly
     * @throws Exception what is told to the caller by its message
     */
    int run(MailServer server, List<String> arguments, ControlOutput out) throws Exception;
}
