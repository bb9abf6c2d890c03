package dev.mailwright.imap.session;

import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.wire.CommandText;
import dev.mailwright.imap.wire.LiteralMark;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.imap.wire.WireLimits;
import java.util.Arrays;
import java.util.Optional;

/** Gathers the lines and literals of a command and hands it over when it is whole. */
final class CommandInput implements Input {

    private final ImapSession session;
    private final CommandText text = new CommandText();

    CommandInput(ImapSession session) {
        this.session = session;
    }

    @Override
    public Turn line(String line) {
        text.line(line);
        Optional<LiteralMark> mark = LiteralMark.atEndOf(line);
        if (mark.isPresent() && !session.takes(mark.get())) {
            return session.refuse(tag(), Completions.LITERAL_UNASKED, mark.get());
        }
        if (mark.isPresent()) {
            return literal(mark.get(), line.length() - mark.get().start());
        }
        return session.execute(text.octets());
    }

    private Turn literal(LiteralMark mark, int markLength) {
        byte[] head = Arrays.copyOf(text.octets(), text.size() - markLength);
        Optional<Turn> upload = session.upload(head, mark);
        if (upload.isPresent()) {
            return upload.get();
        }
        WireLimits limits = session.limits();
        if (mark.size() > limits.literal() || mark.size() > limits.command() - text.size()) {
            return session.refuse(tag(), Completions.LITERAL_TOO_LARGE, mark);
        }
        if (mark.synchronizing()) {
            session.port().out().text("+ Ready for the literal\r\n");
        }
        text.literalFollows();
        session.port().expectOctets(mark.size());
        return Turn.READ;
    }

    @Override
    public Turn octets(byte[] piece, boolean last) {
        text.literal(piece);
        if (last) {
            session.port().expectLines(Math.max(2, session.limits().command() - text.size()));
        }
        return Turn.READ;
    }

    @Override
    public Turn fail(Completion completion) {
        return session.reply(tag(), completion);
    }

    /** The tag of the command so far, or a star. */
    private String tag() {
        return tagOf(text.octets());
    }

    static String tagOf(byte[] command) {
        try {
            return new Tokens(command, 0).tag();
        } catch (SyntaxException e) {
            return "*";
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }
}
