package dev.mailwright.pop3.reply;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.StringTokenizer;

/**
 * What a client that did not ask for UTF-8 gets in place of a header with UTF-8 in it: the same fields, with encoded words
 * for words that are not ASCII. An address that is not ASCII becomes an empty group, named after it, to which nobody can
 * answer by mistake. Headers that are ASCII, or in some other charset, stay as they are. Pure.
 */
// rfc6856#2.1 rfc6858#2.1
public final class Surrogate {

    /** Octets of text in an encoded word, so that it is at most 75 characters long. // rfc2047#2 */
    private static final int A_WORD = 45;

    private Surrogate() {}

    /**
     * The beginning of a message with its header replaced where it has to be; the same array where it need not.
     *
     * @param start of the message; a header that does not end in it is left alone
     */
    public static byte[] of(byte[] start, int length) {
        int end = 0;
        boolean ascii = true;
        boolean lineEmpty = true;
        for (; end < length; end++) {
            byte octet = start[end];
            if (octet == '\n' && lineEmpty) {
                break;
            }
            ascii &= octet >= 0;
            lineEmpty = octet == '\n' || lineEmpty && octet == '\r';
        }
        return ascii || end == length ? start : replaced(start, end, length);
    }

    private static byte[] replaced(byte[] start, int end, int length) {
        CharBuffer header;
        try {
            header = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(start, 0, end));
        } catch (CharacterCodingException otherCharset) {
            return start;
        }
        byte[] ascii = ascii(header.toString());
        byte[] all = Arrays.copyOf(ascii, ascii.length + length - end);
        System.arraycopy(start, end, all, ascii.length, length - end);
        return all;
    }

    private static byte[] ascii(String header) {
        StringBuilder text = new StringBuilder();
        StringTokenizer tokens = new StringTokenizer(header, " \t\r\n", true);
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            text.append(token.chars().allMatch(c -> c < 0x80) ? token : replaced(token));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String replaced(String token) {
        int comma = token.endsWith(",") ? token.length() - 1 : token.length();
        String bare = token.substring(0, comma);
        String words = encoded(bare.getBytes(StandardCharsets.UTF_8));
        return (bare.indexOf('@') >= 0 ? words + " :;" : words) + token.substring(comma);
    }

    /** Encoded words, cut between characters. // rfc2047#5 */
    private static String encoded(byte[] utf8) {
        StringBuilder words = new StringBuilder();
        int from = 0;
        while (from < utf8.length) {
            int to = Math.min(utf8.length, from + A_WORD);
            while (to < utf8.length && (utf8[to] & 0xC0) == 0x80) {
                to--;
            }
            words.append(from == 0 ? "" : "\r\n ")
                    .append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(Arrays.copyOfRange(utf8, from, to)))
                    .append("?=");
            from = to;
        }
        return words.toString();
    }
}
