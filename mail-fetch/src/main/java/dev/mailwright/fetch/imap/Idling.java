package dev.mailwright.fetch.imap;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import dev.mailwright.fetch.net.RemoteFault.Kind;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * One IDLE. The thread that reads sleeps in the socket; whoever ends the wait, be it news or the clock, writes DONE, and the answer to that wakes the reader.
 * // rfc2177#3
 */
final class Idling {

    /** A server that says nothing at all for so long has lost us. */
    private static final Duration SILENCE = Duration.ofMinutes(31);

    private final ImapWire imap;
    private boolean ended;

    Idling(ImapWire imap) {
        this.imap = imap;
    }

    boolean await(Duration longest, Time time, Executor executor) {
        String tag = imap.send("IDLE");
        Duration before = imap.wire().silence(SILENCE);
        boolean news = false;
        try (Subscription timer = time.after(longest, () -> executor.execute(this::end))) {
            Response response = imap.read();
            while (!response.isTagged()) {
                if (response.is("EXISTS") || response.is("RECENT")) {
                    news = true;
                    end();
                }
                response = imap.read();
            }
            if (!response.tag().equals(tag) || !response.is("OK")) {
                throw ImapWire.fault("IDLE", response, Kind.TEMPORARY);
            }
        }
        imap.wire().silence(before);
        imap.wire().refresh();
        return news;
    }

    private synchronized void end() {
        if (!ended) {
            ended = true;
            imap.wire().send("DONE");
            imap.wire().flush();
        }
    }
}
