package dev.mailwright.store.maildir;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** An open file of a {@link Disk}. For one thread at a time. */
interface DiskFile extends Closeable {

    /** Writes all that remains. */
    void write(ByteBuffer bytes) throws IOException;

    /** Writes all that remains at a place, over what is there or behind the end; for {@link Disk#overwrite}. */
    void write(ByteBuffer bytes, long position) throws IOException;

    /** Makes what was written survive a power loss. After a failure the file is lost: never try again. */
    void force() throws IOException;

    /** Reads at a place; -1 at the end. */
    int read(ByteBuffer to, long position) throws IOException;

    long size() throws IOException;

    void truncate(long size) throws IOException;

    /** The channel behind it, for sending without a copy. */
    Optional<FileChannel> channel();
}
