package dev.mailwright.imap.net;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.net.Outlet;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** A connection's outlet as the session sees it. */
record LinkOutput(Outlet outlet) implements ImapOutput {

    @Override
    public ImapOutput text(CharSequence latin1) {
        outlet.text(latin1);
        return this;
    }

    @Override
    public ImapOutput octets(byte[] octets) {
        outlet.octets(octets);
        return this;
    }

    @Override
    public WritableByteChannel channel() {
        return outlet.channel();
    }

    @Override
    public ImapOutput file(FileChannel file, long position, long length, Runnable done) {
        outlet.file(file, position, length, done);
        return this;
    }
}
