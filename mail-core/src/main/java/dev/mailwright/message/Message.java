package dev.mailwright.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The bytes of a message, as received, with CRLF line ends. They can be read any number of times, by several threads at
 * once, until {@link #close()}.
 */
public interface Message extends AutoCloseable {

    /** Length in octets. */
    long size();

    /**
     * A new stream over all the bytes; the caller closes it.
     *
     * @throws MessageIoException if they cannot be read
     */
    InputStream open();

    /**
     * Writes all the bytes, and closes nothing.
     *
     * @throws MessageIoException if reading or writing fails
     */
    default void transferTo(OutputStream to) {
        try (InputStream in = open()) {
            in.transferTo(to);
        } catch (IOException e) {
            throw new MessageIoException("copying a message", e);
        }
    }

    /**
     * Writes all the bytes to a blocking channel, and closes nothing.
     *
     * @throws MessageIoException if reading or writing fails
     */
    default void transferTo(WritableByteChannel to) {
        transferTo(Channels.newOutputStream(to));
    }

    /** This message with header fields in front, without a copy; closing it closes this one. */
    default Message prepend(HeaderBlock headers) {
        return headers.isEmpty() ? this : new SplicedMessage(this, 0, 0, headers.bytes());
    }

    /**
     * This message without some fields of its header, without a copy; closing it closes this one. The same message where
     * there are none.
     *
     * @throws MessageIoException if the header cannot be read
     */
    default Message without(Predicate<HeaderField> unwanted) {
        List<HeaderField> gone = Headers.read(this, MimeLimits.DEFAULT).fields().stream()
                .filter(unwanted)
                .toList();
        return gone.isEmpty() ? this : new FilteredMessage(this, gone);
    }

    /** The file that holds exactly these bytes, where there is one. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** Gives up the bytes, and the temporary file if this message owns one. May be called again. */
    @Override
    void close();

    /** These bytes, copied. They should have CRLF line ends. */
    static Message of(byte[] bytes) {
        return new BytesMessage(bytes.clone());
    }

    /** This text in UTF-8; line ends of any kind become CRLF. */
    static Message of(String text) {
        return new BytesMessage(LineEnds.toCrlf(text).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The content of a file with CRLF line ends, which stays where it is after {@link #close()} and must not change.
     *
     * @throws MessageIoException if there is no such file
     */
    static Message of(Path file) {
        try {
            return new FileMessage(file, Files.size(file), false);
        } catch (IOException e) {
            throw new MessageIoException("opening a message file", e);
        }
    }
}
