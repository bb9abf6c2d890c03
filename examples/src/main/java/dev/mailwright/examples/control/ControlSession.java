package dev.mailwright.examples.control;

import dev.mailwright.MailServer;
import dev.mailwright.MailwrightException;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer. */
final class ControlSession implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlSession.class);
    private static final int USAGE = 2;

    private final SocketChannel channel;
    private final MailServer server;
    private final Map<String, ControlCommand> commands;

    ControlSession(SocketChannel channel, MailServer server, Map<String, ControlCommand> commands) {
        this.channel = channel;
        this.server = server;
        this.commands = commands;
    }

    @Override
    public void run() {
        try (channel;
                Writer writer = new BufferedWriter(
                        new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8))) {
            Answer answer = new Answer(writer);
            int code = answer(ControlLines.first(new BufferedInputStream(Channels.newInputStream(channel))), answer);
            answer.write(ControlLines.END, Integer.toString(code));
        } catch (IOException gone) {
            LOG.debug("a command's caller is gone: {}", gone.toString());
        }
    }

    private int answer(String request, Answer answer) {
        List<String> words;
        try {
            words = ControlLines.words(request);
        } catch (IllegalArgumentException e) {
            answer.complaint("this is no request");
            return USAGE;
        }
        ControlCommand command = commands.get(words.get(0));
        if (command == null) {
            answer.complaint("this server does not know the command " + words.get(0));
            return USAGE;
        }
        LOG.info("the command line asks for {}", command.name());
        return run(command, words.subList(1, words.size()), answer);
    }

    private int run(ControlCommand command, List<String> arguments, Answer answer) {
        try {
            return command.run(server, arguments, answer);
        } catch (MailwrightException | IOException | IllegalArgumentException told) {
            answer.complaint(message(told));
        } catch (Exception | LinkageError fault) {
            LOG.error("the command {} failed", command.name(), fault);
            answer.complaint("it failed: " + fault);
        }
        return 1;
    }

    private static String message(Exception told) {
        String text = told.getMessage() == null ? told.toString() : told.getMessage();
        return told instanceof IOException ? told.getClass().getSimpleName() + ": " + text : text;
    }

    /** A command that has been given is carried out, whether or not its caller waits. */
    private static final class Answer implements ControlOutput {

        private final Writer writer;

        Answer(Writer writer) {
            this.writer = writer;
        }

        @Override
        public void line(String text) {
            text.lines().forEach(line -> write(ControlLines.OUTPUT, line));
        }

        @Override
        public void complaint(String text) {
            text.lines().forEach(line -> write(ControlLines.COMPLAINT, line));
        }

        private synchronized void write(char kind, String line) {
            try {
                writer.write(kind + line + "\n");
                writer.flush();
            } catch (IOException gone) {
                LOG.debug("a command's caller is gone: {}", gone.toString());
            }
        }
    }
}
