package dev.mailwright.fetch.journal;

import dev.mailwright.fetch.journal.FolderState.Done;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The journal of one account while it is polled. Changes are gathered and become true with {@link #force}; when that fails, the journal is of no more use and
 * is opened anew, from what is on the disk. For one thread.
 */
public final class Journal implements AutoCloseable {

    private static final int LEAST_REWRITTEN = 2_000;

    private final JournalFile file;
    private final Map<String, FolderState> folders = new LinkedHashMap<>();
    private int records;

    private Journal(JournalFile file) {
        this.file = file;
    }

    /**
     * Opens the journal of an account, making it when there is none.
     *
     * @throws JournalException when it cannot be read or written
     */
    public static Journal open(Path directory, String account) {
        Journal journal = new Journal(JournalFile.open(directory, Words.encode(account) + ".journal"));
        try {
            if (journal.file.load(journal::apply)) {
                journal.rewrite();
            }
            return journal;
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private void apply(List<String> words) {
        records++;
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
            default -> file.unknown();
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
        file.add(line(Words.encode(folder), key, one));
        records++;
        folder(folder).put(key, one);
    }

    private static String line(String folder, String key, Done one) {
        return Words.line(
                one.delivered() ? "D" : "S",
                folder,
                Words.encode(key),
                one.hash().isEmpty() ? "-" : one.hash(),
                Long.toString(one.at()));
    }

    /** A message is no longer on the remote server. */
    public void gone(String folder, String key) {
        record("G", folder, key);
        folder(folder).remove(key);
    }

    private void record(String type, String folder, String value) {
        file.add(Words.line(type, Words.encode(folder), Words.encode(value)));
        records++;
    }

    /**
     * Makes all changes so far durable.
     *
     * @throws JournalException when the disk refuses; nothing of them counts then
     */
    public void force() {
        int useful = folders.values().stream().mapToInt(f -> f.all().size() + 1).sum();
        if (file.force() && records > LEAST_REWRITTEN + 2 * useful) {
            rewrite();
        }
    }

    /**
     * The same, all or nothing however many changes there are: for what must not be known in part.
     *
     * @throws JournalException when the disk refuses; nothing of them counts then
     */
    public void replace() {
        rewrite();
    }

    /** What is still true, in a new file that takes the place of the old one. */
    private void rewrite() {
        StringBuilder text = new StringBuilder();
        records = 0;
        folders.forEach((name, folder) -> {
            String encoded = Words.encode(name);
            folder.epoch().ifPresent(epoch -> text.append(Words.line("E", encoded, Words.encode(epoch))));
            folder.all().forEach((key, one) -> text.append(line(encoded, key, one)));
            records += folder.all().size() + 1;
        });
        file.replace(text);
    }

    @Override
    public void close() {
        file.close();
    }
}
