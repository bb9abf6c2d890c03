package dev.mailwright.imap.fetch;

import dev.mailwright.store.Column;
import java.util.Set;
import java.util.function.Function;

/**
 * How one item is answered: a new item costs one of these and its row in {@link Answers}.
 *
 * @param columns what it reads of the row
 * @param value name and value, worked out when the response gets there
 */
record Answer(Set<Column> columns, Function<FetchedMessage, Value> value) {

    Answer {
        columns = Set.copyOf(columns);
    }

    /** An item whose value is short text. */
    static Answer text(String name, Set<Column> columns, Function<FetchedMessage, String> value) {
        return new Answer(columns, message -> Value.text(name + " " + value.apply(message)));
    }
}
