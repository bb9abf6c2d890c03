package dev.mailwright.store.maildir;

import dev.mailwright.store.Uid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@code dovecot-uidlist} says. Version 3: a line {@code 3 V<uidvalidity> N<next uid> G<guid>} with fields that
 * may be more, then {@code <uid> [<key><value>]... :<base name>}. The next UID of the header is stale by design, lines
 * are appended without it: the larger of it and the last line holds. Version 1, {@code 1 <uidvalidity> <next uid>} and
 * {@code <uid> <base name>}, is understood.
 *
 * <p>A last line without its end, or one that has NULs, was being written when the machine stopped: nobody was told of
 * it, and it counts as not there, like all behind it.
 *
 * @param validity 0 when the file has no header to trust
 * @param nextUid above every UID in the file
 * @param guid empty when there is none
 * @param fields further ones of the header, as they are
 * @param length octets that are whole
 * @param intact the UIDs ascend and each line could be read
 */
record UidListText(
        long validity, long nextUid, String guid, String fields, List<Entry> entries, long length, boolean intact) {

    /**
     * A line.
     *
     * @param extensions the fields between UID and name, each with a space behind it
     */
    record Entry(long uid, String extensions, String base) {

        void appendTo(StringBuilder text) {
            text.append(uid)
                    .append(' ')
                    .append(extensions)
                    .append(':')
                    .append(base)
                    .append('\n');
        }
    }

    /** The lines with UIDs from one on. */
    UidListText from(long uid) {
        List<Entry> rest = entries.stream().filter(entry -> entry.uid() >= uid).toList();
        return new UidListText(validity, nextUid, guid, fields, rest, length, intact);
    }

    /** The same further behind in a file. */
    UidListText movedBy(long octets) {
        return new UidListText(validity, nextUid, guid, fields, entries, length + octets, intact);
    }

    static UidListText parse(byte[] file) {
        Parser parser = new Parser(file);
        return parser.run();
    }

    /** The head line of version 3. */
    static String header(long validity, long nextUid, String guid, String fields) {
        return "3 V" + validity + " N" + nextUid + (guid.isEmpty() ? "" : " G" + guid) + fields + "\n";
    }

    private static final class Parser {

        private final byte[] file;
        private int at;
        private long validity;
        private long next = 1;
        private String guid = "";
        private final StringBuilder fields = new StringBuilder();
        private final List<Entry> entries = new ArrayList<>();
        private boolean intact = true;
        private boolean old;

        Parser(byte[] file) {
            this.file = file;
        }

        UidListText run() {
            int end = lineEnd();
            if (end < 0 || !header(text(end))) {
                return new UidListText(0, 1, "", "", List.of(), 0, false);
            }
            at = end + 1;
            for (end = lineEnd(); end >= 0; end = lineEnd()) {
                intact &= line(end);
                at = end + 1;
            }
            return new UidListText(validity, next, guid, fields.toString(), List.copyOf(entries), at, intact);
        }

        /** Where the present line ends, or -1 when it is torn or there is none. */
        private int lineEnd() {
            for (int i = at; i < file.length && file[i] != 0; i++) {
                if (file[i] == '\n') {
                    return i;
                }
            }
            return -1;
        }

        private String text(int end) {
            return new String(file, at, end - at, StandardCharsets.UTF_8);
        }

        private boolean header(String line) {
            String[] parts = line.split(" ", -1);
            if (parts[0].equals("1") && parts.length == 3) {
                old = true;
                validity = number(parts[1]);
                next = Math.max(1, number(parts[2]));
                return validity > 0;
            }
            if (!parts[0].equals("3")) {
                return false;
            }
            for (int i = 1; i < parts.length; i++) {
                field(parts[i]);
            }
            return validity > 0;
        }

        private void field(String field) {
            if (field.startsWith("V")) {
                validity = Math.max(0, number(field.substring(1)));
            } else if (field.startsWith("N")) {
                next = Math.max(1, number(field.substring(1)));
            } else if (field.startsWith("G")) {
                guid = field.substring(1);
            } else if (!field.isEmpty()) {
                fields.append(' ').append(field);
            }
        }

        private boolean line(int end) {
            int space = at;
            long uid = 0;
            while (space < end && file[space] >= '0' && file[space] <= '9' && space - at < 11) {
                uid = uid * 10 + (file[space++] - '0');
            }
            long last = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).uid();
            if (space == at || space == end || file[space] != ' ' || uid <= last || uid > Uid.MAX) {
                return false;
            }
            int colon = old ? space : colon(space, end);
            if (colon < 0 || colon + 1 >= end) {
                return false;
            }
            String extensions = old ? "" : new String(file, space + 1, colon - space - 1, StandardCharsets.UTF_8);
            String base = FileName.baseOf(new String(file, colon + 1, end - colon - 1, StandardCharsets.UTF_8));
            entries.add(new Entry(uid, extensions, base));
            next = Math.max(next, uid + 1);
            return !base.isEmpty();
        }

        /** The colon before the name: the first one that follows a space. */
        private int colon(int space, int end) {
            for (int i = space; i + 1 < end; i++) {
                if (file[i] == ' ' && file[i + 1] == ':') {
                    return i + 1;
                }
            }
            return -1;
        }

        private static long number(String digits) {
            try {
                long value = Long.parseLong(digits);
                return value > Uid.MAX + 1 ? -1 : value;
            } catch (NumberFormatException e) {
                return -1;
            }
        }
    }
}
