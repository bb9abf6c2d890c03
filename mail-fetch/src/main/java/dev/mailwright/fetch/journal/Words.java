package dev.mailwright.fetch.journal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/** Lines of words with a checksum in front; a word has letters, digits and {@code -_.@+}, everything else as {@code %xx}. */
final class Words {

    private Words() {}

    static String encode(String text) {
        StringBuilder word = new StringBuilder(text.length() + 8);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_@+".indexOf(c) >= 0;
            if (plain || c == '.' && word.length() > 0) {
                word.append((char) c);
            } else {
                word.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return word.length() == 0 ? "%" : word.toString();
    }

    static String decode(String word) {
        if (word.equals("%")) {
            return "";
        }
        byte[] bytes = new byte[word.length()];
        int length = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '%' && i + 2 < word.length()) {
                bytes[length++] =
                        (byte) (Character.digit(word.charAt(i + 1), 16) << 4 | Character.digit(word.charAt(i + 2), 16));
                i += 2;
            } else {
                bytes[length++] = (byte) c;
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    static String line(String... words) {
        String text = String.join(" ", words);
        return checksum(text) + " " + text + "\n";
    }

    /** The words of a line; none when the checksum does not fit. */
    static List<String> checked(String line) {
        boolean fits = line.length() > 9
                && line.charAt(8) == ' '
                && checksum(line.substring(9)).equals(line.substring(0, 8));
        List<String> words = fits ? List.of(line.substring(9).split(" ", -1)) : List.of();
        int least = fits ? (words.get(0).equals("D") || words.get(0).equals("S") ? 5 : 3) : 0;
        return words.size() < least ? List.of() : words;
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        String hex = Long.toHexString(crc.getValue());
        return "0".repeat(8 - hex.length()) + hex;
    }
}
