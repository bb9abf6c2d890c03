package dev.mailwright.imap.fetch;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Gathers a response. Parts of files are read at once, but stay in use until the end. */
final class Sink implements ImapOutput {

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final List<Runnable> files = new ArrayList<>();
    private int largestPiece;

    static String pull(LazyResponse response) {
        return new Sink().drain(response);
    }

    String drain(LazyResponse response) {
        boolean more = true;
        while (more) {
            int before = octets.size();
            more = response.next(this);
            largestPiece = Math.max(largestPiece, octets.size() - before);
        }
        response.close();
        return octets.toString(StandardCharsets.ISO_8859_1);
    }

    int largestPiece() {
        return largestPiece;
    }

    int files() {
        return files.size();
    }

    void sendFiles() {
        files.forEach(Runnable::run);
    }

    @Override
    public ImapOutput text(CharSequence latin1) {
        return octets(latin1.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public ImapOutput octets(byte[] some) {
        octets.writeBytes(some);
        return this;
    }

    @Override
    public WritableByteChannel channel() {
        return Channels.newChannel(octets);
    }

    @Override
    public ImapOutput file(FileChannel file, long position, long length, Runnable done) {
        try {
            if (file.transferTo(position, length, channel()) != length) {
                throw new IOException("the file is too short");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.add(done);
        return this;
    }
}
