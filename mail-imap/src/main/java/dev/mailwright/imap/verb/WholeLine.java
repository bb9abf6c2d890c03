package dev.mailwright.imap.verb;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;

/** One response in one piece. */
record WholeLine(String response) implements LazyResponse {

    @Override
    public boolean next(ImapOutput out) {
        out.text("* ").text(response).text("\r\n");
        return false;
    }

    @Override
    public boolean atBoundary() {
        return true;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
