package dev.mailwright.imap.verb;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.search.Ordering;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads messages portion by portion, so that others get their turn, then sends what is made of them. */
final class OrderedResponse implements LazyResponse {

    private final Ordering reading;
    private final Supplier<LazyResponse> answer;
    private @Nullable LazyResponse text;

    OrderedResponse(Ordering reading, Supplier<LazyResponse> answer) {
        this.reading = reading;
        this.answer = answer;
    }

    @Override
    public boolean next(ImapOutput out) {
        if (text != null) {
            return text.next(out);
        }
        if (!reading.advance()) {
            text = answer.get();
        }
        return true;
    }

    @Override
    public boolean atBoundary() {
        return text == null || text.atBoundary();
    }

    @Override
    public void close() {
        reading.close();
    }
}
