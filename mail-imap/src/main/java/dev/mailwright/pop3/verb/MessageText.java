package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.reply.DotStuffing;
import dev.mailwright.pop3.reply.Reply;
import dev.mailwright.pop3.reply.Surrogate;
import dev.mailwright.pop3.reply.TopCut;
import dev.mailwright.pop3.session.LongAnswer;
import dev.mailwright.pop3.session.Wire;
import dev.mailwright.store.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message, or its top, as a multi-line answer. // rfc1939#5 rfc1939#7 */
final class MessageText implements LongAnswer {

    private static final int PIECE = 32 * 1024;

    private final Reply first;
    private final Content content;
    private @Nullable InputStream in;
    private final Optional<TopCut> top;
    private final boolean utf8;
    private final DotStuffing stuffing = new DotStuffing();
    private final byte[] piece;
    private boolean begun;

    /** @param utf8 the client takes headers in UTF-8 */
    private MessageText(Reply first, Content content, Optional<TopCut> top, boolean utf8) {
        this.utf8 = utf8;
        this.first = first;
        this.content = content;
        this.top = top;
        this.piece = new byte[(int) Math.min(PIECE, content.size() + 1)];
    }

    static MessageText whole(Reply first, Content content, boolean utf8) {
        return new MessageText(first, content, Optional.empty(), utf8);
    }

    static MessageText top(Reply first, Content content, int lines, boolean utf8) {
        return new MessageText(first, content, Optional.of(new TopCut(lines)), utf8);
    }

    @Override
    public boolean next(Wire wire) {
        if (!begun) {
            begun = true;
            wire.say(first.line());
        }
        boolean start = in == null;
        int length = read();
        byte[] octets = start && !utf8 ? Surrogate.of(piece, length) : piece;
        int sent = octets == piece ? length : octets.length;
        int kept = top.isPresent() ? top.get().keep(octets, sent) : sent;
        stuffing.code(octets, kept, wire::octets);
        boolean more = length == piece.length && !top.map(TopCut::reached).orElse(false);
        if (!more) {
            wire.say(stuffing.end());
        }
        return more;
    }

    private int read() {
        try {
            InputStream open = in;
            if (open == null) {
                open = content.open();
                in = open;
            }
            return open.readNBytes(piece, 0, piece.length);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        try (content) {
            if (in != null) {
                in.close();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
