package dev.mailwright.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checksums of files by their paths, as a list that {@code sha256sum} writes and reads: {@code <64 hex digits>  <path>}; a
 * path with a backslash or a line end has a backslash before the digits and these octets escaped. Lines with {@code #} are
 * no entries.
 */
final class Sums {

    private static final int HEX = 64;
    private static final int BUFFER = 256 * 1024;

    private Sums() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    static String of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return of(channel);
        }
    }

    static String of(FileChannel channel) throws IOException {
        MessageDigest digest = digest();
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(1, Math.min(channel.size() + 1, BUFFER)));
        while (channel.read(buffer) >= 0) {
            digest.update(buffer.flip());
            buffer.clear();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String line(String sum, String path) {
        String escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (escaped.equals(path) ? "" : "\\") + sum + "  " + escaped + "\n";
    }

    /**
     * Reads a list.
     *
     * @throws IOException when a line is none
     */
    static Map<String, String> read(Path list) throws IOException {
        return parse(Files.readString(list, StandardCharsets.UTF_8));
    }

    static Map<String, String> parse(String list) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (String line : list.split("\n", -1)) {
            if (!line.isEmpty() && line.charAt(0) != '#') {
                boolean escaped = line.charAt(0) == '\\';
                int start = escaped ? 1 : 0;
                if (line.length() < start + HEX + 3 || !line.startsWith("  ", start + HEX)) {
                    throw new IOException("a line of the list is damaged");
                }
                String path = line.substring(start + HEX + 2);
                sums.put(escaped ? unescaped(path) : path, line.substring(start, start + HEX));
            }
        }
        return sums;
    }

    private static String unescaped(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' && i + 1 < path.length()) {
                char next = path.charAt(++i);
                out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
