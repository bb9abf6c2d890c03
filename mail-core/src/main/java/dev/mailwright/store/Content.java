package dev.mailwright.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/** The bytes of a message as they go on the wire (CRLF line ends), or a part of them. Confined to one thread at a time. */
public interface Content extends AutoCloseable {

    /** Octets. */
    long size();

    /** Writes octets {@code from} to {@code from + max} to a channel; returns how many. */
    long transferTo(WritableByteChannel to, long from, long max) throws IOException;

    /** All octets from the beginning; the caller closes the stream. */
    InputStream open();

    /** The file that holds exactly these octets, where there is one, for zero-copy sending. Not closed by the caller. */
    Optional<FileChannel> file();

    @Override
    void close();
}
