package dev.mailwright.examples.serve;

import dev.mailwright.MailServer;
import dev.mailwright.examples.control.ControlClient;
import dev.mailwright.examples.control.ControlCommand;
import dev.mailwright.examples.control.ControlOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine;

/** Carries out a command: in the server that runs, or else in one that is made for it here, without services. */
record OnServer(Path file, PrintWriter out, PrintWriter err) implements ControlOutput {

    /**
     * Of the picocli command that asks.
     *
     * @param file the YAML file of the server
     */
    static OnServer of(Path file, CommandLine asking) {
        return new OnServer(file, asking.getOut(), asking.getErr());
    }

    /**
     * Runs it, and says its exit code.
     *
     * @throws dev.mailwright.MailwrightException when no server answers and none can be made: naming, say, who holds the lock
     */
    int run(ControlCommand command, List<String> arguments) throws Exception {
        return run(command, arguments, ServerFile.Extent.WITHOUT_SERVICES, this);
    }

    /** The same in a server with more than what is kept, if it has to be made; what is said goes elsewhere. */
    int run(ControlCommand command, List<String> arguments, ServerFile.Extent extent, ControlOutput to)
            throws Exception {
        ServerFile described = ServerFile.read(file, extent);
        OptionalInt answered = call(described, command, arguments, to);
        if (answered.isPresent()) {
            return answered.getAsInt();
        }
        try (MailServer alone = described.build()) {
            return command.run(alone.start(), arguments, to);
        }
    }

    private static OptionalInt call(
            ServerFile described, ControlCommand command, List<String> arguments, ControlOutput to) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.name()));
        words.addAll(arguments);
        return new ControlClient(described.control()).call(words, to);
    }

    @Override
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void complaint(String text) {
        err.println(text);
        err.flush();
    }
}
