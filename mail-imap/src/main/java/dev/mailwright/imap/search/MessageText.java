package dev.mailwright.imap.search;

import dev.mailwright.message.Headers;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.message.MimeLimits;
import dev.mailwright.message.MimePart;
import dev.mailwright.message.PartText;
import dev.mailwright.store.Content;
import dev.mailwright.store.Row;
import dev.mailwright.store.StoreException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Shows the text of a message to a feed in one pass: bodies of text/* and message/* parts, decoded; headers of messages
 * within, which belong to the body; headers of the message and of its parts for TEXT alone. Attachments that are no text,
 * preambles and epilogues are left out.
 */
final class MessageText {

    /** Octets of a header that are looked at. */
    private static final int MAX_HEADER = 1 << 20;

    private final TextFeed feed;
    private final ForwardStream in;

    private MessageText(TextFeed feed, InputStream in) {
        this.feed = feed;
        this.in = new ForwardStream(in);
    }

    /** The row has header, structure and content. */
    static void show(Row row, TextFeed feed) {
        fields(Headers.read(Message.of(row.header()), MimeLimits.DEFAULT), feed, true);
        if (feed.isDone()) {
            return;
        }
        try (Content content = row.content();
                InputStream stream = content.open()) {
            new MessageText(feed, stream).body(row.structure().root());
        } catch (IOException | MessageIoException e) {
            throw new StoreException(StoreException.Reason.TRANSIENT, "cannot read a message", e);
        }
    }

    private void body(MimePart part) throws IOException {
        if (feed.isDone()) {
            return;
        }
        if (part.message().isPresent()) {
            MimePart inner = part.message().get();
            header(inner, false);
            body(inner);
        } else if (part.isMultipart()) {
            for (MimePart child : part.children()) {
                header(child, true);
                body(child);
            }
        } else if (part.isText() || part.type().equalsIgnoreCase("message")) {
            feed.text(PartText.reader(part, in.window(part.bodyStart(), part.octets())));
        }
    }

    private void header(MimePart part, boolean isHeader) throws IOException {
        InputStream window = in.window(part.headerStart(), part.headerOctets());
        byte[] octets = window.readNBytes((int) Math.min(MAX_HEADER, part.headerOctets()));
        fields(Headers.read(Message.of(octets), MimeLimits.DEFAULT), feed, isHeader);
    }

    private static void fields(Headers headers, TextFeed feed, boolean isHeader) {
        headers.fields().forEach(field -> feed.text(field.name() + ": " + field.text(), isHeader));
    }
}
