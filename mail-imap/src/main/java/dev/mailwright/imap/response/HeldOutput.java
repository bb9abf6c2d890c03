package dev.mailwright.imap.response;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is said until it is clear whether it may be. Confined to one thread. */
public final class HeldOutput implements ImapOutput {

    private final List<Said> said = new ArrayList<>();

    /** One call. */
    private interface Said {

        void to(ImapOutput out);

        default void drop() {}
    }

    private record Part(FileChannel file, long position, long length, Runnable done) implements Said {

        @Override
        public void to(ImapOutput out) {
            out.file(file, position, length, done);
        }

        @Override
        public void drop() {
            done.run();
        }
    }

    @Override
    public ImapOutput text(CharSequence latin1) {
        String text = latin1.toString();
        said.add(out -> out.text(text));
        return this;
    }

    @Override
    public ImapOutput octets(byte[] octets) {
        byte[] copy = octets.clone();
        said.add(out -> out.octets(copy));
        return this;
    }

    @Override
    public WritableByteChannel channel() {
        return new Appending(this);
    }

    @Override
    public ImapOutput file(FileChannel file, long position, long length, Runnable done) {
        said.add(new Part(file, position, length, done));
        return this;
    }

    /** Says it all. */
    public void sayTo(ImapOutput out) {
        said.forEach(each -> each.to(out));
        said.clear();
    }

    /** Says nothing of it, and gives its files back. */
    public void drop() {
        said.forEach(Said::drop);
        said.clear();
    }

    private record Appending(HeldOutput held) implements WritableByteChannel {

        @Override
        public int write(ByteBuffer source) {
            byte[] octets = new byte[source.remaining()];
            source.get(octets);
            held.said.add(out -> out.octets(octets));
            return octets.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }
}
