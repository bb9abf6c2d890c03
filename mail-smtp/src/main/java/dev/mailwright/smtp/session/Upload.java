package dev.mailwright.smtp.session;

import dev.mailwright.check.Reply;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.message.MessageSpool;
import dev.mailwright.smtp.command.TextCheck;
import dev.mailwright.smtp.command.TextDefect;
import dev.mailwright.smtp.reply.Replies;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way in. Once it is refused for its size nothing more is kept, but the rest is still read, up to a
 * bound, since the client hears us only after its end. Confined to the strand.
 */
public final class Upload implements AutoCloseable {

    private final MessageSpool spool;
    private final SmtpLimits limits;
    private final TextCheck check = new TextCheck();
    private final boolean binary;
    private long seen;
    private @Nullable Reply refusal;

    /** @param binary any octets may come; what is no text is found when binary parts have become text */
    Upload(SmtpHost host, boolean binary) {
        this.binary = binary;
        this.spool = MessageSpool.in(host.spool());
        this.limits = host.limits();
    }

    /** Whether so many more octets can be taken without touching the disk. */
    boolean fitsInMemory(int length) {
        return refusal != null || spool.size() + length <= MessageSpool.DEFAULT_MEMORY;
    }

    void take(byte[] octets) {
        seen += octets.length;
        if (refusal != null) {
            return;
        }
        if (seen > limits.messageSize()) {
            refuse(Replies.TOO_LARGE);
            return;
        }
        if (!binary) {
            check.look(octets, octets.length);
        }
        spool.write(octets, 0, octets.length);
    }

    /** Drops what was taken and keeps nothing more. The first reason stays. */
    void refuse(Reply why) {
        if (refusal == null) {
            refusal = why;
            spool.close();
        }
    }

    /** Whether it has become too long even to be thrown away. */
    boolean isEndless() {
        return limits.isEndless(seen);
    }

    /** Why the message is not taken, as far as that is known before its end. */
    Optional<Reply> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Why the whole message is not taken. */
    Optional<Reply> verdict() {
        defect(check).ifPresent(this::refuse);
        return refusal();
    }

    private static Optional<Reply> defect(TextCheck check) {
        check.end();
        Set<TextDefect> defects = check.defects();
        if (defects.contains(TextDefect.NUL)) {
            return Optional.of(Replies.NUL_IN_MESSAGE);
        }
        return defects.isEmpty() ? Optional.empty() : Optional.of(Replies.BARE_LINE_END);
    }

    /**
     * Why a whole message is no text. Reads it.
     *
     * @throws MessageIoException if it cannot be read
     */
    static Optional<Reply> defect(Message message) {
        TextCheck check = new TextCheck();
        byte[] octets = new byte[8192];
        try (InputStream in = message.open()) {
            for (int length = in.read(octets); length > 0; length = in.read(octets)) {
                check.look(octets, length);
            }
        } catch (IOException e) {
            throw new MessageIoException("reading a message", e);
        }
        return defect(check);
    }

    Message finish() {
        return spool.finish();
    }

    @Override
    public void close() {
        spool.close();
    }
}
