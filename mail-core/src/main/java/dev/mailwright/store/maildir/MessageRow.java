package dev.mailwright.store.maildir;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the view keeps of a message: where its file is, in as few octets as possible, since a folder may have a million.
 * The first octet says how to read the rest: {@code n} the file in {@code new/}, {@code x} the file in {@code cur/}, both
 * as they are; {@code c} the base name of a file in {@code cur/} whose letters follow from the flags.
 */
final class MessageRow {

    private MessageRow() {}

    /**
     * @param canonical the letters that follow from the flags
     */
    static byte[] of(boolean isNew, String fileName, String canonical) {
        if (isNew) {
            return row('n', fileName);
        }
        FileName name = FileName.parse(fileName);
        boolean plain = new FileName(name.base(), canonical, "").inCur().equals(fileName);
        return plain ? row('c', name.base()) : row('x', fileName);
    }

    private static byte[] row(char kind, String text) {
        byte[] name = text.getBytes(StandardCharsets.UTF_8);
        byte[] row = new byte[name.length + 1];
        row[0] = (byte) kind;
        System.arraycopy(name, 0, row, 1, name.length);
        return row;
    }

    /** Whether the letters of the file's name follow from the flags. */
    static boolean followsFlags(byte[] row) {
        return row[0] == 'c';
    }

    static boolean isNew(byte[] row) {
        return row[0] == 'n';
    }

    static String base(byte[] row) {
        String text = text(row);
        return row[0] == 'c' ? text : FileName.baseOf(text);
    }

    static String fileName(byte[] row, String canonical) {
        String text = text(row);
        return row[0] == 'c' ? new FileName(text, canonical, "").inCur() : text;
    }

    private static String text(byte[] row) {
        return new String(row, 1, row.length - 1, StandardCharsets.UTF_8);
    }

    static boolean same(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }
}
