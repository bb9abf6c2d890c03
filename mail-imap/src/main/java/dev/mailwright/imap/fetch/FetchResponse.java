package dev.mailwright.imap.fetch;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One FETCH response, item by item. */
final class FetchResponse implements LazyResponse {

    private static final int PIECE = 32 * 1024;

    private final FetchedMessage message;
    private final int number;
    private final List<Answer> answers;
    private int step;
    private String text = "";
    private int told;
    private OctetsOutput octets;
    private boolean begun;
    private boolean ended;

    FetchResponse(int number, FetchedMessage message, List<Answer> answers) {
        this.message = message;
        this.number = number;
        this.answers = answers;
        this.octets = new OctetsOutput(message, Octets.NONE);
    }

    /** Each value is worked out only when the ones before it have been sent. */
    private @Nullable Value nextValue() {
        int index = step++;
        if (index == 0) {
            return Value.text("* " + number + " FETCH (");
        }
        if (index == 2 * answers.size()) {
            return Value.text(")\r\n");
        }
        if (index > 2 * answers.size()) {
            return null;
        }
        return index % 2 == 0 ? Value.text(" ") : answers.get(index / 2).value().apply(message);
    }

    @Override
    public boolean next(ImapOutput out) {
        long left = PIECE;
        while (left > 0) {
            if (told < text.length()) {
                left -= tell(out, (int) left);
            } else if (octets.hasMore()) {
                left -= octets.write(out, left);
            } else if (!advance()) {
                ended = true;
                return false;
            }
        }
        begun = true;
        return true;
    }

    private boolean advance() {
        Value value = nextValue();
        text = value == null ? "" : value.text();
        told = 0;
        octets = new OctetsOutput(message, value == null ? Octets.NONE : value.octets());
        return value != null;
    }

    private int tell(ImapOutput out, int max) {
        int end = Math.min(text.length(), told + max);
        int length = end - told;
        out.text(length == text.length() ? text : text.substring(told, end));
        told = end;
        return length;
    }

    @Override
    public boolean atBoundary() {
        return ended || !begun;
    }

    @Override
    public void close() {
        message.close();
    }
}
