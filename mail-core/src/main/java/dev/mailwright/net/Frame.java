package dev.mailwright.net;

/** What the framings of this room cut: a line, the trace of a line that was too long, or a chunk of raw octets. Frames are immutable. */
public sealed interface Frame permits Line, TooLong, Chunk {}
