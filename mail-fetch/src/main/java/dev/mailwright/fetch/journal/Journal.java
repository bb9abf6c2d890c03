package dev.mailwright.fetch.journal;

import dev.mailwright.fetch.journal.FolderState.Done;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of one account while it is polled. Changes are gathered and become true with {@link #force}; when that fails, the journal is of no more use and
 * is opened anew, from what is on the disk. For one thread.
 */
public final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int LEAST_REWRITTEN = 2_000;

    private final Path directory;
    private final Path file;
    private final Map<String, FolderState> folders = new LinkedHashMap<>();
    private final StringBuilder pending = new StringBuilder();
    private FileChannel channel;
    private int records;

    private Journal(Path directory, Path file, FileChannel channel) {
        this.directory = directory;
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the journal of an account, making it when there is none.
     *
     * @throws JournalException when it cannot be read or written
     */
    public static Journal open(Path directory, String account) {
        Path file = directory.resolve(Words.encode(account) + ".journal");
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            boolean there = Files.exists(file);
            FileChannel channel = channel(file);
            Journal journal = new Journal(directory, file, channel);
            try {
                if (there) {
                    journal.load(Files.readAllBytes(file));
                } else {
                    forceDirectory(directory);
                }
                return journal;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new JournalException("the journal " + file + " cannot be opened", e);
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(
                file,
                java.util.Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel handle = FileChannel.open(directory, StandardOpenOption.READ)) {
            handle.force(true);
        }
    }

    private void load(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int damaged = 0;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            List<String> words = Words.checked(text.substring(start, end));
            if (words.isEmpty()) {
                damaged++;
            } else {
                apply(words);
                records++;
            }
            start = end + 1;
        }
        if (damaged > 0) {
            LOG.warn("{} lines of the journal {} are damaged; what they held may be fetched again", damaged, file);
        }
        if (start < text.length() || damaged > 0) {
            rewrite();
        }
    }

    private void apply(List<String> words) {
        FolderState folder = folder(Words.decode(words.get(1)));
        switch (words.get(0)) {
            case "E" -> folder.begin(Words.decode(words.get(2)));
            case "D", "S" -> {
                long at = Long.parseLong(words.get(4));
                String hash = words.get(3).equals("-") ? "" : words.get(3);
                folder.put(
                        Words.decode(words.get(2)),
                        new Done(hash, at, words.get(0).equals("D")));
            }
            case "G" -> folder.remove(Words.decode(words.get(2)));
            default -> LOG.warn("the journal {} has records of a newer version", file);
        }
    }

    /** What is known of a folder. */
    public FolderState folder(String name) {
        return folders.computeIfAbsent(name, key -> new FolderState());
    }

    /** The folder's keys mean something else from now on: all of it is forgotten. */
    public void begin(String folder, String epoch) {
        record("E", folder, epoch);
        folder(folder).begin(epoch);
    }

    /** A message is stored here. */
    public void delivered(String folder, String key, String hash, long at) {
        done(folder, key, new Done(hash, at, true));
    }

    /** A message is not wanted. */
    public void passed(String folder, String key, String hash, long at) {
        done(folder, key, new Done(hash, at, false));
    }

    /** The same with what was known before under another key. */
    public void done(String folder, String key, Done one) {
        String hash = one.hash().isEmpty() ? "-" : one.hash();
        pending.append(Words.line(
                one.delivered() ? "D" : "S", Words.encode(folder), Words.encode(key), hash, Long.toString(one.at())));
        records++;
        folder(folder).put(key, one);
    }

    /** A message is no longer on the remote server. */
    public void gone(String folder, String key) {
        record("G", folder, key);
        folder(folder).remove(key);
    }

    private void record(String type, String folder, String value) {
        pending.append(Words.line(type, Words.encode(folder), Words.encode(value)));
        records++;
    }

    /**
     * Makes all changes so far durable.
     *
     * @throws JournalException when the disk refuses; nothing of them counts then
     */
    public void force() {
        if (pending.length() == 0) {
            return;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(pending.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
            pending.setLength(0);
            int useful =
                    folders.values().stream().mapToInt(f -> f.all().size() + 1).sum();
            if (records > LEAST_REWRITTEN + 2 * useful) {
                rewrite();
            }
        } catch (IOException e) {
            throw new JournalException("the journal " + file + " cannot be written", e);
        }
    }

    /**
     * The same, all or nothing however many changes there are: for what must not be known in part.
     *
     * @throws JournalException when the disk refuses; nothing of them counts then
     */
    public void replace() {
        try {
            rewrite();
            pending.setLength(0);
        } catch (IOException e) {
            throw new JournalException("the journal " + file + " cannot be written", e);
        }
    }

    /** What is still true, in a new file that takes the place of the old one. */
    private void rewrite() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        StringBuilder text = new StringBuilder();
        List<Integer> count = new ArrayList<>();
        folders.forEach((name, folder) -> write(text, name, folder, count));
        Files.deleteIfExists(next);
        FileChannel written = channel(next);
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                written.write(bytes);
            }
            written.force(true);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            forceDirectory(directory);
        } catch (IOException e) {
            written.close();
            throw e;
        }
        channel.close();
        channel = written;
        records = count.stream().mapToInt(Integer::intValue).sum();
    }

    private static void write(StringBuilder text, String name, FolderState folder, List<Integer> count) {
        String encoded = Words.encode(name);
        folder.epoch().ifPresent(epoch -> text.append(Words.line("E", encoded, Words.encode(epoch))));
        folder.all()
                .forEach((key, one) -> text.append(Words.line(
                        one.delivered() ? "D" : "S",
                        encoded,
                        Words.encode(key),
                        one.hash().isEmpty() ? "-" : one.hash(),
                        Long.toString(one.at()))));
        count.add(folder.all().size() + 1);
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
