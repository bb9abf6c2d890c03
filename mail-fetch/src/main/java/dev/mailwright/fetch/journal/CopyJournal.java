package dev.mailwright.fetch.journal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a migration has copied: for each remote folder the mailbox here, and for each message its UIDs there and here, with the flags that it had there. Changes
 * become true with {@link #force}. For one thread.
 */
public final class CopyJournal implements AutoCloseable {

    private final JournalFile file;
    private final Map<String, CopiedFolder> folders = new LinkedHashMap<>();

    private CopyJournal(JournalFile file) {
        this.file = file;
    }

    /**
     * A message that is here.
     *
     * @param local its UID here
     * @param hash of its header
     * @param flags it had there when it was last looked at, as they stand on the wire
     */
    public record Copied(long local, String hash, Set<String> flags) {

        public Copied {
            flags = Set.copyOf(flags);
        }
    }

    /**
     * A folder of which messages are here.
     *
     * @param epoch UIDVALIDITY there
     * @param target UIDVALIDITY here
     * @param messages by their UID there
     */
    public record CopiedFolder(String epoch, String target, Map<String, Copied> messages) {}

    /**
     * Opens the journal of a migration, making it when there is none.
     *
     * @throws JournalException when it cannot be read or written
     */
    public static CopyJournal open(Path directory, String name) {
        CopyJournal journal = new CopyJournal(JournalFile.open(directory, Words.encode(name) + ".migration"));
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
        String folder = Words.decode(words.get(1));
        if (words.get(0).equals("F") && words.size() == 4) {
            folders.put(folder, new CopiedFolder(words.get(2), words.get(3), new HashMap<>()));
        } else if (words.get(0).equals("C") && words.size() == 6 && folders.containsKey(folder)) {
            Set<String> flags = new TreeSet<>(List.of(Words.decode(words.get(5)).split(" ", -1)));
            flags.remove("");
            Objects.requireNonNull(folders.get(folder))
                    .messages()
                    .put(words.get(2), new Copied(Long.parseLong(words.get(3)), words.get(4), flags));
        } else {
            file.unknown();
        }
    }

    /** What is known of a folder; empty for one that was never copied. */
    public Optional<CopiedFolder> folder(String name) {
        return Optional.ofNullable(folders.get(name));
    }

    /** Forgets what was known of a folder, and begins with these messages; all or nothing. */
    public void begin(String name, String epoch, String target, Map<String, Copied> known) {
        folders.put(name, new CopiedFolder(epoch, target, new HashMap<>(known)));
        rewrite();
    }

    /** A message is here, or has other flags there. */
    public void copied(String folder, String uid, Copied one) {
        Objects.requireNonNull(folders.get(folder)).messages().put(uid, one);
        file.add(line(Words.encode(folder), uid, one));
    }

    private static String line(String folder, String uid, Copied one) {
        String flags = String.join(" ", new TreeSet<>(one.flags()));
        return Words.line("C", folder, uid, Long.toString(one.local()), one.hash(), Words.encode(flags));
    }

    /**
     * Makes all changes so far durable.
     *
     * @throws JournalException when the disk refuses; nothing of them counts then
     */
    public void force() {
        file.force();
    }

    private void rewrite() {
        StringBuilder text = new StringBuilder();
        folders.forEach((name, folder) -> {
            String encoded = Words.encode(name);
            text.append(Words.line("F", encoded, folder.epoch(), folder.target()));
            folder.messages().forEach((uid, one) -> text.append(line(encoded, uid, one)));
        });
        file.replace(text);
    }

    @Override
    public void close() {
        file.close();
    }
}
