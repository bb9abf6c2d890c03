package dev.mailwright.net;

import java.nio.ByteBuffer;

/** Some octets of a counted run, in order. How a run is cut into chunks has no meaning. */
public final class Chunk implements Frame {

    private final byte[] octets;
    private final boolean last;

    /**
     * A chunk.
     *
     * @param octets not copied: the caller gives them away
     * @param last whether the run ends with this chunk
     */
    public Chunk(byte[] octets, boolean last) {
        this.octets = octets;
        this.last = last;
    }

    /** The octets themselves, not a copy: they must not be changed. */
    public byte[] octets() {
        return octets;
    }

    /** A read-only view of the octets. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(octets).asReadOnlyBuffer();
    }

    /** How many octets. */
    public int length() {
        return octets.length;
    }

    /** Whether the run ends with this chunk. */
    public boolean last() {
        return last;
    }

    @Override
    public String toString() {
        return "Chunk[" + octets.length + (last ? ", last]" : "]");
    }
}
