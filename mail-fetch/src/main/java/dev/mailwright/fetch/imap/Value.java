package dev.mailwright.fetch.imap;

import dev.mailwright.message.Message;
import java.util.List;

/** A value in a response. // rfc3501#4 */
sealed interface Value {

    /** An atom, a number, or a string; one octet a char. NIL has no text of its own. */
    record Text(String text) implements Value {}

    record Items(List<Value> items) implements Value {}

    /** A literal that went to the spool. */
    record Octets(Message message) implements Value {}

    default String asText() {
        return this instanceof Text text ? text.text() : "";
    }

    default List<Value> asItems() {
        return this instanceof Items items ? items.items() : List.of();
    }
}
