package dev.mailwright.fetch.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines that are appended and forced, or all written anew. What they mean is their owner's. For one thread. */
final class JournalFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);

    private final Path directory;
    private final Path file;
    private final StringBuilder pending = new StringBuilder();
    private FileChannel channel;

    private JournalFile(Path directory, Path file, FileChannel channel) {
        this.directory = directory;
        this.file = file;
        this.channel = channel;
    }

    /** Opens a file, making it when there is none. */
    static JournalFile open(Path directory, String name) {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            boolean there = Files.exists(file);
            FileChannel channel = channel(file);
            if (!there) {
                forceDirectory(directory);
            }
            return new JournalFile(directory, file, channel);
        } catch (IOException e) {
            throw new JournalException("the journal " + file + " cannot be opened", e);
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel handle = FileChannel.open(directory, StandardOpenOption.READ)) {
            handle.force(true);
        }
    }

    /**
     * Hands on the words of each good line.
     *
     * @return whether something was damaged, so that it should be written anew
     */
    boolean load(Consumer<List<String>> each) {
        try {
            return load(Files.readString(file, StandardCharsets.ISO_8859_1), each);
        } catch (IOException e) {
            throw new JournalException("the journal " + file + " cannot be read", e);
        }
    }

    private boolean load(String text, Consumer<List<String>> each) {
        int damaged = 0;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            List<String> words = Words.checked(text.substring(start, end));
            if (words.isEmpty()) {
                damaged++;
            } else {
                each.accept(words);
            }
            start = end + 1;
        }
        if (damaged > 0) {
            LOG.warn("{} lines of the journal {} are damaged; what they held may be fetched again", damaged, file);
        }
        return start < text.length() || damaged > 0;
    }

    /** Of a newer version. */
    void unknown() {
        LOG.warn("the journal {} has records of a newer version", file);
    }

    void add(String line) {
        pending.append(line);
    }

    /** Makes what was added durable; false when there was nothing. */
    boolean force() {
        if (pending.length() == 0) {
            return false;
        }
        try {
            write(channel, pending);
            channel.force(false);
            pending.setLength(0);
            return true;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static void write(FileChannel to, CharSequence text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** Puts a new file with this text in the place of the old one; what was added and not forced is dropped. */
    void replace(CharSequence text) {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(next);
            FileChannel written = channel(next);
            try {
                write(written, text);
                written.force(true);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
                forceDirectory(directory);
            } catch (IOException e) {
                written.close();
                throw e;
            }
            channel.close();
            channel = written;
            pending.setLength(0);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private JournalException broken(IOException e) {
        return new JournalException("the journal " + file + " cannot be written", e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("the journal {} could not be closed: {}", file, e.toString());
        }
    }
}
