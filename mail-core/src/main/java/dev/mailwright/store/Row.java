package dev.mailwright.store;

import dev.mailwright.message.MessageEnvelope;
import dev.mailwright.message.MimeStructure;
import java.time.Instant;
import java.util.Set;

/** One message of {@link Rows}. Valid until the next ones are asked for. Only the columns asked for may be read. */
public interface Row {

    Uid uid();

    Set<Flag> flags();

    ModSeq modSeq();

    /** Octets, as on the wire. */
    long size();

    Instant internalDate();

    /** RFC 8474. */
    String emailId();

    MessageEnvelope envelope();

    MimeStructure structure();

    /** The header block with the empty line at its end. */
    byte[] header();

    /** The whole message; the caller closes it. */
    Content content();
}
