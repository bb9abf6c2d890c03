package dev.mailwright.store.maildir;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What the fuzzer tries with the files of a maildir, Dovecot's and ours. */
final class MaildirFuzz {

    /** Made when a target needs it. */
    private static final class Stores {
        static final DamagedFiles CLOSED = new DamagedFiles(true);
        static final DamagedFiles KILLED = new DamagedFiles(false);
    }

    private MaildirFuzz() {}

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }

    static void fileName(byte[] octets) {
        FormatProperties.fileName(text(octets));
    }

    static void uidList(byte[] octets) {
        FormatProperties.uidList(octets);
    }

    /** Letters of a file name, a line end, the file. */
    static void keywords(byte[] octets) {
        String text = text(octets);
        int end = Math.max(0, text.indexOf('\n'));
        FormatProperties.keywords(text.substring(Math.min(text.length(), end + 1)), text.substring(0, end));
    }

    static void subscriptions(byte[] octets) {
        FormatProperties.subscriptions(text(octets));
    }

    static void folderName(byte[] octets) {
        FormatProperties.folderName(text(octets));
        FormatProperties.modifiedUtf7(text(octets));
    }

    static void stateFile(byte[] octets) {
        FormatProperties.stateFile(octets);
    }

    /** Records with the right checksums: nothing but their text is wrong. */
    static void stateRecords(byte[] octets) {
        FormatProperties.stateRecords(text(octets).lines().toList());
    }

    static void journalSegment(byte[] octets) {
        FormatProperties.journalSegment(octets);
    }

    /** Damages the index of a mailbox. */
    static void index(byte[] octets) {
        damage(Stores.CLOSED, "/mailwright-index", octets);
    }

    /** Damages the envelope cache. */
    static void envelopes(byte[] octets) {
        damage(Stores.CLOSED, "/mailwright-envelopes", octets);
    }

    /** Damages the commit journal, as it is when the process was killed. */
    static void journal(byte[] octets) {
        damage(Stores.KILLED, "/journal-", octets);
    }

    /** Damages any file that is no message. */
    static void anyFile(byte[] octets) {
        damage(octets.length % 2 == 0 ? Stores.CLOSED : Stores.KILLED, "", octets);
    }

    /** The first octet says which file, each three of the others what is done where. */
    private static void damage(DamagedFiles store, String part, byte[] octets) {
        List<String> files =
                store.files().stream().filter(file -> file.contains(part)).toList();
        if (octets.length == 0) {
            return;
        }
        String file = files.get((octets[0] & 0xFF) % files.size());
        // a uidlist has no checksum: one flipped bit is noticed, another name in one line and none in the next is not
        boolean isOurs = !file.endsWith(UidListFile.NAME);
        byte[] edits = Arrays.copyOfRange(octets, 1, isOurs ? octets.length : Math.min(octets.length, 5));
        if (!isOurs && edits.length > 0) {
            edits[0] &= 2;
        }
        store.check(file, good -> damaged(good, edits));
    }

    private static byte[] damaged(byte[] good, byte[] edits) {
        byte[] file = good.clone();
        for (int i = 0; i + 3 < edits.length && file.length > 0; i += 4) {
            int at = ((edits[i + 1] & 0xFF) << 8 | edits[i + 2] & 0xFF) % file.length;
            switch (edits[i] & 3) {
                case 0 -> file[at] ^= (byte) (1 << (edits[i + 3] & 7));
                case 1 -> file[at] = edits[i + 3];
                case 2 -> file = Arrays.copyOf(file, at);
                default -> System.arraycopy(file, at, file, file.length - at - 1, Math.min(at, file.length - at) / 2);
            }
        }
        return file;
    }
}
