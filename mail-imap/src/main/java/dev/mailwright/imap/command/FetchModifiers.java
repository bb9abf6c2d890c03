package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.ModSeq;
import java.util.Optional;

/**
 * What stands behind the items of a FETCH (RFC 4466 section 2.4).
 *
 * @param changedSince only messages changed after it (RFC 7162 section 3.1.4.1)
 * @param vanished tell what was expunged since then, too (RFC 7162 section 3.2.6)
 * @param window only these of the messages (RFC 9394 section 3.4)
 */
public record FetchModifiers(Optional<ModSeq> changedSince, boolean vanished, Optional<Window> window) {

    /** Nothing more is said. */
    public static final FetchModifiers NONE = new FetchModifiers(Optional.empty(), false, Optional.empty());

    static FetchModifiers parse(Tokens in) {
        if (!in.take(' ')) {
            return NONE;
        }
        Reading reading = new Reading();
        in.list(() -> {
            reading.take(in);
            return true;
        });
        if (reading.vanished && reading.changedSince.isEmpty()) {
            throw new SyntaxException("VANISHED needs CHANGEDSINCE");
        }
        return new FetchModifiers(reading.changedSince, reading.vanished, reading.window);
    }

    private static final class Reading {

        private Optional<ModSeq> changedSince = Optional.empty();
        private Optional<Window> window = Optional.empty();
        private boolean vanished;

        void take(Tokens in) {
            switch (in.keyword()) {
                case "CHANGEDSINCE" -> {
                    in.extension("CONDSTORE");
                    in.space();
                    changedSince = Optional.of(new ModSeq(in.modSeq()));
                }
                case "VANISHED" -> {
                    in.extension("QRESYNC");
                    vanished = true;
                }
                case "PARTIAL" -> {
                    in.extension("PARTIAL");
                    in.space();
                    window = Optional.of(Window.parse(in));
                }
                default -> throw new SyntaxException("Unknown modifier of FETCH");
            }
        }
    }
}
