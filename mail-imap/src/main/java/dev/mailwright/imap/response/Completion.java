package dev.mailwright.imap.response;

import java.util.Optional;

/**
 * How a command ended (RFC 3501 section 7.1): the tagged response without its tag.
 *
 * @param text for people; ASCII, one line, not empty
 */
public record Completion(Status status, Optional<ResponseCode> code, String text) {

    /** The three ends of a command. */
    public enum Status {
        OK,
        /** It could not be done. */
        NO,
        /** It is not a command, or not one for this state. */
        BAD
    }

    public static Completion ok(String text) {
        return new Completion(Status.OK, Optional.empty(), text);
    }

    public static Completion ok(ResponseCode code, String text) {
        return new Completion(Status.OK, Optional.of(code), text);
    }

    public static Completion no(ResponseCode code, String text) {
        return new Completion(Status.NO, Optional.of(code), text);
    }

    public static Completion bad(String text) {
        return new Completion(Status.BAD, Optional.empty(), text);
    }

    /** As on the wire after the tag. */
    public String wire() {
        return status + code.map(c -> " [" + c.text() + "]").orElse("") + " " + text;
    }
}
