package dev.mailwright.message;

/**
 * A header field as it lies in a message.
 *
 * @param name as written, blanks before the colon dropped
 * @param raw the whole field, one octet a char, with its colon, folds and last line end; cut off at the limit
 * @param start offset of its first octet
 * @param end offset after its last line end
 */
public record HeaderField(String name, String raw, long start, long end) {

    /** What follows the colon on one line, one octet a char, not decoded. */
    public String value() {
        return Unfold.value(raw);
    }

    /** The value with its encoded words decoded. */
    public String text() {
        return EncodedWords.decode(value());
    }

    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
