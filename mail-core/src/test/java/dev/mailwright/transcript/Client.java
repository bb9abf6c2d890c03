package dev.mailwright.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The player's side of one connection. Lines that follow each other in the script are sent in one piece. */
final class Client implements AutoCloseable {
    /** Lines after which an answer goes on: IMAP untagged and continuation, SMTP with a hyphen. */
    private static final Pattern UNFINISHED = Pattern.compile("(?s)(?:[*+] |\\d{3}-).*");

    private final int number;
    private final Connection connection;
    private final LineReader reader;
    private final Captures captures;
    private final Conversation conversation;
    private final StringBuilder unsent = new StringBuilder();
    private final List<LinePattern> forbidden = new ArrayList<>();
    private boolean skipping;

    Client(int number, Stage stage, Captures captures, Conversation conversation) {
        this.number = number;
        this.connection = stage.open();
        this.reader = new LineReader(connection, stage.patience());
        this.captures = captures;
        this.conversation = conversation;
    }

    void send(Text text) {
        String filled = text.fill(captures);
        conversation.said("C", number, filled);
        unsent.append(filled);
    }

    void flush() {
        if (!unsent.isEmpty()) {
            byte[] bytes = Wire.bytes(unsent.toString());
            unsent.setLength(0);
            connection.send(bytes);
        }
    }

    void forbid(LinePattern pattern) {
        forbidden.add(pattern);
    }

    void skip() {
        skipping = true;
    }

    void expect(Step.Unit unit) {
        String line = next(unit.first().shown(captures));
        while (!unit.first().matches(line, captures)) {
            if (!skipping) {
                throw different(line, unit.first());
            }
            conversation.note("   (skipped)");
            line = next(unit.first().shown(captures));
        }
        skipping = false;
        content(unit);
        if (!UNFINISHED.matcher(line).matches()) {
            forbidden.clear();
        }
    }

    void expectInAnyOrder(List<Step.Unit> units) {
        List<Step.Unit> missing = new ArrayList<>(units);
        while (!missing.isEmpty()) {
            String line = next(list(missing));
            Optional<Step.Unit> fitting = missing.stream()
                    .filter(unit -> unit.first().matches(line, captures))
                    .findFirst();
            if (fitting.isPresent()) {
                content(fitting.get());
                missing.remove(fitting.get());
            } else if (!skipping) {
                throw new Difference(
                        "this line is none of those that the transcript has here, in any order:\n" + list(missing));
            }
        }
        skipping = false;
    }

    private String list(List<Step.Unit> units) {
        StringBuilder list = new StringBuilder();
        units.forEach(unit -> list.append("\n    S* ").append(unit.first().shown(captures)));
        return list.substring(1);
    }

    private void content(Step.Unit unit) {
        for (LinePattern pattern : unit.content()) {
            String line = read(pattern.source());
            if (!pattern.matches(line, captures)) {
                throw different(line, pattern);
            }
        }
    }

    void expectBytes(Text text) {
        String expected = text.fill(captures);
        String bytes = reader.bytes(expected.length());
        conversation.said("S", number, bytes);
        conversation.answered(number, bytes);
        if (!bytes.equals(expected)) {
            throw new Difference("the transcript has these bytes here:\n    S! " + Wire.show(expected));
        }
    }

    void startTls() {
        reader.poll();
        if (!reader.unread().isEmpty()) {
            throw surplus();
        }
        connection.startTls();
        conversation.note("TLS");
    }

    void expectEof() {
        boolean ended = reader.end();
        if (!skipping && !reader.unread().isEmpty()) {
            throw surplus();
        }
        conversation.answered(number, reader.unread());
        if (!ended) {
            throw new Difference("the transcript has EOF here, and the server does not close the connection");
        }
        conversation.note("EOF");
        connection.close();
    }

    /** Every byte of the server must be accounted for. */
    void finish() {
        reader.poll();
        if (!skipping && !reader.unread().isEmpty()) {
            throw surplus();
        }
    }

    private Difference surplus() {
        conversation.said("S", number, reader.unread());
        return new Difference("the server says more than the transcript has here");
    }

    private String next(String wanted) {
        String line = read(wanted);
        for (LinePattern pattern : forbidden) {
            if (pattern.matches(line, captures)) {
                throw new Difference("this line must not appear here:\n    !S " + pattern.shown(captures));
            }
        }
        return line;
    }

    private String read(String wanted) {
        Optional<String> line = reader.line();
        if (line.isEmpty()) {
            throw silence(wanted);
        }
        conversation.said("S", number, line.get());
        conversation.answered(number, line.get() + "\r\n");
        return line.get();
    }

    private Difference silence(String wanted) {
        String problem = connection.closed() ? "the server closed the connection" : "the server says nothing more";
        if (!reader.unread().isEmpty()) {
            conversation.said("S", number, reader.unread());
            problem += " after this unfinished line";
        }
        return new Difference(problem + "; the transcript has\n    S: " + wanted);
    }

    private Difference different(String line, LinePattern pattern) {
        int prefix = number == 1 ? 3 : 4;
        int agreed =
                Wire.show(line.substring(0, pattern.agreement(line, captures))).length();
        return new Difference(
                " ".repeat(4 + prefix + agreed) + "^ the transcript has\n    S: " + pattern.shown(captures));
    }

    @Override
    public void close() {
        conversation.note("CLOSE");
        connection.close();
    }
}
