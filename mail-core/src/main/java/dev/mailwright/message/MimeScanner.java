package dev.mailwright.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the parts of a message in one pass over a stream (rfc2046#5.1). Linear in the octets; memory is bounded by the
 * limits, not by the message. Whatever a peer wrote has a structure: a missing boundary, header end or closing boundary
 * ends at the next thing that does, and what lies beyond a limit is opaque.
 */
public final class MimeScanner {

    private final LineSource lines;
    private final MimeLimits limits;
    private final HeaderCollector header;
    private final Boundaries boundaries = new Boundaries();
    private final Deque<PartBuilder> open = new ArrayDeque<>();
    private PartBuilder current;
    private int parts = 1;

    private MimeScanner(InputStream in, MimeLimits limits) {
        this.lines = new LineSource(in);
        this.limits = limits;
        this.header = new HeaderCollector(limits);
        this.current = new PartBuilder(1, false, true, lines, limits);
        open.push(current);
    }

    /**
     * Scans a stream with CRLF line ends to its end, and does not close it. Wrap a stream that may have others in a
     * {@link CrlfInputStream}.
     *
     * @throws MessageIoException if the stream fails
     */
    public static MimeStructure scan(InputStream in, MimeLimits limits) {
        try {
            return new MimeScanner(in, limits).run();
        } catch (IOException e) {
            throw new MessageIoException("scanning a message", e);
        }
    }

    /**
     * Scans a message.
     *
     * @throws MessageIoException if it cannot be read
     */
    public static MimeStructure scan(Message message, MimeLimits limits) {
        try (InputStream in = message.open()) {
            return scan(in, limits);
        } catch (IOException e) {
            throw new MessageIoException("closing a message", e);
        }
    }

    private MimeStructure run() throws IOException {
        PartBuilder root = current;
        while (lines.next()) {
            if (!boundary()) {
                if (current.inHeader()) {
                    headerLine();
                } else {
                    lines.pass(LineSource.Sink.NONE);
                }
            }
        }
        while (current.inHeader()) {
            endHeader();
        }
        while (!open.isEmpty()) {
            open.pop().end(lines.position(), lines.lineFeeds(), 0);
        }
        return new MimeStructure(root.build(), lines.position(), lines.lineFeeds());
    }

    private boolean boundary() throws IOException {
        if (boundaries.isEmpty()) {
            return false;
        }
        int length = lines.headLength();
        Boundaries.Frame frame = boundaries.match(lines.buffer(), lines.start(), length);
        if (frame == null) {
            return false;
        }
        boolean closes = frame.closes(lines.buffer(), lines.start(), length);
        if (!closes && parts >= limits.parts()) {
            return false;
        }
        endUpTo(frame.part);
        boundaries.cutTo(frame, closes);
        lines.pass(LineSource.Sink.NONE);
        if (!closes) {
            begin(frame.part, frame.part.fields.isDigest(), false);
        }
        return true;
    }

    private void endUpTo(PartBuilder holder) {
        while (current.inHeader()) {
            endHeader();
        }
        int eol = lines.position() - lines.lastEol() >= current.bodyStart ? lines.lastEol() : 0;
        while (open.getFirst() != holder) {
            open.pop().end(lines.position(), lines.lineFeeds(), eol);
        }
        current = holder;
    }

    private void begin(PartBuilder parent, boolean inDigest, boolean isMessageRoot) {
        current = new PartBuilder(parent.depth + 1, inDigest, isMessageRoot, lines, limits);
        parent.children.add(current);
        open.push(current);
        parts++;
    }

    private void headerLine() throws IOException {
        if (lines.isBlank()) {
            lines.pass(LineSource.Sink.NONE);
            endHeader();
        } else {
            header.line(lines, current);
        }
    }

    private void endHeader() {
        header.end(current);
        current.endHeader(lines.position(), lines.lineFeeds());
        ContentFields fields = current.fields;
        if (current.depth >= limits.depth()) {
            return;
        }
        if (fields.isMultipart()) {
            PartBuilder multipart = current;
            multipart.opensMultipart = true;
            fields.boundary().ifPresent(boundary -> boundaries.push(multipart, boundary));
        } else if (fields.holdsMessage() && parts < limits.parts()) {
            current.opensMessage = true;
            begin(current, false, true);
        }
    }
}
