package dev.mailwright.examples.crash;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Appends messages of its own, flags, moves and expunges them as fast as it is answered, until the connection breaks. */
final class ImapWriter implements Runnable {

    private static final Pattern APPENDED = Pattern.compile("APPENDUID \\d+ (\\d+)");
    private static final Pattern MOVED = Pattern.compile("COPYUID \\d+ \\d+ (\\d+)");

    private final int port;
    private final AtomicLong ids;
    private final Ledger ledger;
    private final CountDownLatch enough;
    private int tag;

    /** @param enough counted down at each acknowledgement */
    ImapWriter(int port, AtomicLong ids, Ledger ledger, CountDownLatch enough) {
        this.port = port;
        this.ids = ids;
        this.ledger = ledger;
        this.enough = enough;
    }

    static String message(String id) {
        return "X-Id: " + id + "\r\nSubject: " + id + "\r\n\r\n" + text(id);
    }

    static String text(String id) {
        return (id + "\r\n").repeat(100);
    }

    @Override
    public void run() {
        try (Line line = new Line(port)) {
            line.read();
            command(line, "LOGIN " + Ledger.ACCOUNT + "@example.com secret");
            command(line, "SELECT INBOX");
            while (true) {
                life(line, "imap-" + ids.incrementAndGet());
            }
        } catch (IOException killed) {
            // The server is gone: what was not acknowledged may or may not have been done.
        }
    }

    /** One message is appended and flagged; every second one is moved away, every third one is expunged. */
    private void life(Line line, String id) throws IOException {
        long number = Long.parseLong(id.substring("imap-".length()));
        String message = message(id);
        ledger.attempt(id, Ledger.Deed.APPEND);
        long uid = uid(command(line, "APPEND INBOX (\\Seen) {" + message.length() + "+}\r\n" + message), APPENDED);
        acknowledge(id, new Ledger.Place("INBOX", uid, "\\Seen"));
        ledger.attempt(id, Ledger.Deed.STORE);
        command(line, "UID STORE " + uid + " +FLAGS.SILENT (\\Flagged)");
        acknowledge(id, new Ledger.Place("INBOX", uid, "\\Flagged \\Seen"));
        if (number % 2 == 0) {
            ledger.attempt(id, Ledger.Deed.MOVE);
            long moved = uid(command(line, "UID MOVE " + uid + " Archive"), MOVED);
            acknowledge(id, new Ledger.Place("Archive", moved, "\\Flagged \\Seen"));
        } else if (number % 3 == 0) {
            ledger.attempt(id, Ledger.Deed.EXPUNGE);
            command(line, "UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)");
            command(line, "UID EXPUNGE " + uid);
            ledger.gone(id);
            enough.countDown();
        }
    }

    private void acknowledge(String id, Ledger.Place place) {
        ledger.kept(id, place);
        enough.countDown();
    }

    private static long uid(List<String> responses, Pattern pattern) throws IOException {
        Optional<Matcher> found =
                responses.stream().map(pattern::matcher).filter(Matcher::find).findFirst();
        if (found.isEmpty()) {
            throw new IOException("no UID in " + responses);
        }
        return Long.parseLong(found.get().group(1));
    }

    private List<String> command(Line line, String text) throws IOException {
        return line.command("w" + ++tag + " ", text);
    }
}
