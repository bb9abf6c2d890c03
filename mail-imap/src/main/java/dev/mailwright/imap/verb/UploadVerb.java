package dev.mailwright.imap.verb;

import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.Optional;

/** A verb whose last argument is a message, which is streamed. Its {@code parse} reads what stands before the literal. */
public interface UploadVerb<C, S extends State> extends Verb<C, S> {

    /** Why such a message is not taken, if it is not; asked, on a worker, before the client sends it. */
    Optional<Completion> refuses(C command, S state, Exchange exchange, long size);

    /** Takes the message that follows, on a worker. */
    Upload begin(C command, S state, Exchange exchange, long size);

    /** A message on its way in. All on a worker. */
    interface Upload extends AutoCloseable {

        void write(byte[] octets);

        /** All octets of a message have been written; a fault of it is told when the command is complete. */
        default void complete() {}

        /** What must stand on the line behind the message, where nothing else follows. */
        default String tail() {
            return "";
        }

        /**
         * Another message follows in the same command.
         *
         * @param in what stands between the messages
         * @return why it is not taken
         * @throws dev.mailwright.imap.wire.SyntaxException when there can be none
         */
        default Optional<Completion> another(Tokens in, long size) {
            throw new SyntaxException("Expected the end of the command");
        }

        /**
         * Text follows before the end of the command, and no literal.
         *
         * @throws dev.mailwright.imap.wire.SyntaxException when there can be none
         */
        default void rest(Tokens in) {
            throw new SyntaxException("Expected the end of the command");
        }

        /** The message and the command are complete. */
        Next finish();

        /** Drops it, unless it was finished. Idempotent. */
        @Override
        void close();
    }
}
