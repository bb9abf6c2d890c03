package dev.mailwright.imap.verb;

import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.ImapServices;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageSpool;
import dev.mailwright.store.Staged;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * The octets of a message as they come. Line ends that are a lone LF become CRLF, as clients forget it and all that is
 * stored has CRLF. Blocks.
 */
final class MessageOctets implements AutoCloseable {

    private final ImapServices services;
    private final MessageSpool spool;
    private boolean afterCr;
    private boolean nul;

    MessageOctets(ImapServices services) {
        this.services = services;
        this.spool = MessageSpool.in(services.spool());
    }

    void write(byte[] octets) {
        byte[] clean = octets;
        if (!isClean(octets)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + 64);
            for (byte b : octets) {
                if (b == '\n' && !afterCr) {
                    out.write('\r');
                }
                out.write(b);
                afterCr = b == '\r';
            }
            clean = out.toByteArray();
        }
        spool.write(clean, 0, clean.length);
    }

    private boolean isClean(byte[] octets) {
        boolean before = afterCr;
        boolean clean = true;
        for (byte b : octets) {
            nul |= b == 0;
            clean &= b != '\n' || before;
            before = b == '\r';
        }
        if (clean) {
            afterCr = before;
        }
        return clean;
    }

    /** Why it cannot be stored. */
    Optional<Completion> fault() {
        if (nul) {
            return Optional.of(Completions.NUL_IN_MESSAGE);
        }
        return spool.size() == 0 ? Optional.of(Completions.EMPTY_MESSAGE) : tooBig();
    }

    /** It is too large already. */
    Optional<Completion> tooBig() {
        return spool.size() > services.maxMessageSize().bytes() ? Optional.of(Completions.TOO_BIG) : Optional.empty();
    }

    Staged stage() {
        try (Message message = spool.finish()) {
            return services.store().stage(message);
        }
    }

    @Override
    public void close() {
        spool.close();
    }
}
