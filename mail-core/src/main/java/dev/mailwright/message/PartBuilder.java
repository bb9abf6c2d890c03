package dev.mailwright.message;

import java.util.ArrayList;
import java.util.List;

/** A part while the scanner is in it. */
final class PartBuilder {

    final int depth;
    final boolean inDigest;
    final boolean isMessageRoot;
    final long headerStart;
    final List<PartBuilder> children = new ArrayList<>(0);
    final ContentFields fields;
    final MessageEnvelope.Builder envelope;
    long bodyStart = -1;
    long bodyEnd;
    long headerLines;
    long bodyLines;
    boolean opensMessage;
    boolean opensMultipart;
    private final long lineFeedsAtHeader;
    private long lineFeedsAtBody;

    PartBuilder(int depth, boolean inDigest, boolean isMessageRoot, LineSource at, MimeLimits limits) {
        this.depth = depth;
        this.inDigest = inDigest;
        this.isMessageRoot = isMessageRoot;
        this.headerStart = at.position();
        this.lineFeedsAtHeader = at.lineFeeds();
        this.fields = new ContentFields(inDigest, limits);
        this.envelope = new MessageEnvelope.Builder(limits);
    }

    boolean inHeader() {
        return bodyStart < 0;
    }

    void endHeader(long position, long lineFeeds) {
        bodyStart = position;
        lineFeedsAtBody = lineFeeds;
        headerLines = lineFeeds - lineFeedsAtHeader;
    }

    /** Ends the part; {@code eol} octets before the position belong to the boundary there. */
    void end(long position, long lineFeeds, int eol) {
        bodyEnd = position - eol;
        bodyLines = lineFeeds - lineFeedsAtBody - (eol > 0 ? 1 : 0);
    }

    /** Depth is limited, so recursion is. */
    MimePart build() {
        List<MimePart> built = new ArrayList<>(children.size());
        for (PartBuilder child : children) {
            built.add(child.build());
        }
        return new MimePart(this, List.copyOf(built));
    }
}
