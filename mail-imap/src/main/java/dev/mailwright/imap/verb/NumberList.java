package dev.mailwright.imap.verb;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;
import java.util.PrimitiveIterator;

/** One line with many numbers, sent in pieces: {@code * SEARCH 1 2 3}. */
final class NumberList implements LazyResponse {

    private static final int NUMBERS_A_PIECE = 4096;

    private final String name;
    private final PrimitiveIterator.OfLong numbers;
    private final String end;
    private boolean begun;
    private boolean ended;

    /**
     * @param name of the response
     * @param end stands behind the numbers
     */
    NumberList(String name, PrimitiveIterator.OfLong numbers, String end) {
        this.name = name;
        this.numbers = numbers;
        this.end = end;
    }

    @Override
    public boolean next(ImapOutput out) {
        StringBuilder line = new StringBuilder(begun ? "" : "* " + name);
        begun = true;
        for (int i = 0; i < NUMBERS_A_PIECE && numbers.hasNext(); i++) {
            line.append(' ').append(numbers.nextLong());
        }
        ended = !numbers.hasNext();
        out.text(ended ? line.append(end).append("\r\n") : line);
        return !ended;
    }

    @Override
    public boolean atBoundary() {
        return begun == ended;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
