package dev.mailwright.net;

import io.netty.buffer.ByteBuf;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Gathers what a session says; the strand sends it in one flush when the batch is done or enough has come together. Confined to the strand; what is
 * written after the connection has gone is dropped.
 */
public interface Outlet {

    /** Adds text, each character as the octet of the same number; characters above 255 become {@code ?}. The caller adds its own CRLF. */
    Outlet text(CharSequence latin1);

    /** Adds octets; the array is copied. */
    Outlet octets(byte[] octets);

    /** Adds a buffer and takes it over: it is released here. */
    Outlet buffer(ByteBuf buffer);

    /** The place where the octets go, for encoders that write without a copy: append only, do not keep beyond the call. */
    ByteBuf appender();

    /** A blocking channel that adds octets, for sources that can only write to one. Closing it does nothing. */
    WritableByteChannel channel();

    /**
     * Adds a part of a file, sent by the kernel where there is no TLS. The channel is read until {@code done} is run, once, on any thread, also when the
     * connection ends; a file that turns out shorter ends the connection.
     */
    Outlet file(FileChannel file, long position, long length, Runnable done);

    /** How many octets wait here and are not yet handed to the network. */
    long pending();
}
