package dev.mailwright.imap.command;

import dev.mailwright.store.Criteria;
import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * What SEARCH looks for (RFC 3501 section 6.4.4), complete. Keys that only say that another one does not hold are {@link
 * Not}s, those that abbreviate are written out: {@code NEW} is {@code (RECENT UNSEEN)}, {@code FROM x} is a {@link
 * HeaderContains}. Texts are decoded from the charset of the command.
 */
public sealed interface SearchKey {

    record All() implements SearchKey {}

    /** All hold; at least one. */
    record And(List<SearchKey> keys) implements SearchKey {
        public And {
            keys = List.copyOf(keys);
        }
    }

    record Or(SearchKey left, SearchKey right) implements SearchKey {}

    record Not(SearchKey key) implements SearchKey {}

    /** By sequence number. Numbers that do not exist match nothing. */
    record Numbers(SequenceSet set) implements SearchKey {}

    /** By UID. */
    record Uids(SequenceSet set) implements SearchKey {}

    record HasFlag(Flag flag) implements SearchKey {}

    /** {@code \Recent} in this session. */
    record Recent() implements SearchKey {}

    /** A field of this name contains the text; an empty text asks for the presence of the field. */
    record HeaderContains(String field, String text) implements SearchKey {}

    /** The decoded text of the body contains the text. */
    record BodyContains(String text) implements SearchKey {}

    /** The header or the body contains the text. */
    record TextContains(String text) implements SearchKey {}

    /** More octets than this. */
    record Larger(long octets) implements SearchKey {}

    /** Fewer octets than this. */
    record Smaller(long octets) implements SearchKey {}

    /** The day of the internal date, time and zone disregarded. */
    record Internal(Criteria.Order order, LocalDate date) implements SearchKey {}

    /** The day of the Date field, time and zone disregarded. */
    record Sent(Criteria.Order order, LocalDate date) implements SearchKey {}

    /** Changed at or after this MODSEQ. */
    // rfc7162#3.1.5
    record ModifiedSince(ModSeq modSeq) implements SearchKey {}

    /**
     * By how long ago the message arrived.
     *
     * @param younger at most so many seconds, else at least
     */
    // rfc5032#3
    record Within(boolean younger, long seconds) implements SearchKey {}

    /** The message has this EMAILID. */
    // rfc8474#6
    record EmailId(String id) implements SearchKey {}

    /** The message has this THREADID. */
    // rfc8474#6
    record ThreadId(String id) implements SearchKey {}

    /** It is, or one of its parts is. */
    default boolean has(Predicate<SearchKey> test) {
        if (this instanceof And and) {
            return and.keys().stream().anyMatch(key -> key.has(test));
        }
        if (this instanceof Or or) {
            return or.left().has(test) || or.right().has(test);
        }
        return this instanceof Not not ? not.key().has(test) : test.test(this);
    }
}
