package dev.mailwright.imap.response;

import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** Where responses go. Confined to the strand of the connection. */
public interface ImapOutput {

    /** Adds text, each character as the octet of the same number. */
    ImapOutput text(CharSequence latin1);

    /** Adds octets, which are copied. */
    ImapOutput octets(byte[] octets);

    /** A channel that adds octets, for sources that can only write to one. Closing it does nothing. */
    WritableByteChannel channel();

    /**
     * Adds a part of a file without reading it. The file is read until {@code done} is run, once, on any thread, also when
     * the connection ends.
     */
    ImapOutput file(FileChannel file, long position, long length, Runnable done);
}
