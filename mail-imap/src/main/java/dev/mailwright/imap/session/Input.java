package dev.mailwright.imap.session;

import dev.mailwright.imap.response.Completion;

/** What the next input of the client means. Confined to the session. */
interface Input {

    /** A line without its CRLF, octets as chars 0 to 255. */
    Turn line(String line);

    /** Octets that were expected. */
    Turn octets(byte[] piece, boolean last);

    /** Handling octets may block. */
    default boolean blocks() {
        return false;
    }

    /** The command ends like this although the client may still be sending. */
    Turn fail(Completion completion);

    /** Gives back what is held. */
    default void close() {}
}
