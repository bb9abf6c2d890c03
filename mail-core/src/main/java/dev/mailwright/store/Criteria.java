package dev.mailwright.store;

import java.time.LocalDate;
import java.util.List;

/**
 * What a search looks for (RFC 9051 section 6.4.4), without sequence numbers: a session turns those into UIDs first.
 * Closed over by {@code imap.search} and by the indexes of stores.
 */
public sealed interface Criteria {

    record All() implements Criteria {}

    /** All of them hold. */
    record And(List<Criteria> parts) implements Criteria {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(Criteria left, Criteria right) implements Criteria {}

    record Not(Criteria inner) implements Criteria {}

    record Uids(UidSet uids) implements Criteria {}

    record HasFlag(Flag flag) implements Criteria {}

    /** Larger than so many octets. */
    record Larger(long octets) implements Criteria {}

    /** Smaller than so many octets. */
    record Smaller(long octets) implements Criteria {}

    /** The header field contains the text, compared without case after decoding; an empty text asks for its presence. */
    record HeaderContains(String field, String text) implements Criteria {}

    /** The decoded text of the body contains the text. */
    record BodyContains(String text) implements Criteria {}

    /** The header or the body contains the text. */
    record TextContains(String text) implements Criteria {}

    /** By INTERNALDATE, the date taken in the server's zone, time and zone of the message disregarded. */
    record Internal(Order order, LocalDate date) implements Criteria {}

    /** By the Date header field. */
    record Sent(Order order, LocalDate date) implements Criteria {}

    /** Changed at or after this MODSEQ. */
    record ModifiedSince(ModSeq modSeq) implements Criteria {}

    /** How a date compares. */
    enum Order {
        BEFORE,
        ON,
        SINCE
    }
}
