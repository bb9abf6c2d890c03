package dev.mailwright.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Decodes and writes the encoded words of header fields (rfc2047). Linear; what is no encoded word stays as it is.
 */
public final class EncodedWords {

    private static final int MAX_WORD = 75; // rfc2047#2

    private EncodedWords() {}

    /**
     * Decodes a header value: first octets that are not ASCII, which are UTF-8 if they can be and ISO-8859-1 if not, then
     * the encoded words. Blanks between two encoded words vanish, and a character that was cut between two of them is
     * mended.
     */
    public static String decode(String raw) {
        String text = octets(raw);
        int next = text.indexOf("=?");
        if (next < 0) {
            return text;
        }
        Output out = new Output();
        int plain = 0;
        while (next >= 0) {
            Word word = word(text, next);
            if (word == null) {
                next = text.indexOf("=?", next + 2);
                continue;
            }
            out.plain(text, plain, next);
            out.word(word);
            plain = word.end;
            next = text.indexOf("=?", plain);
        }
        out.plain(text, plain, text.length());
        return out.finish();
    }

    /** Takes one octet a char and gives the text that these octets mean, UTF-8 if they can be, else ISO-8859-1. */
    static String octets(String raw) {
        boolean ascii = true;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c > 255) {
                return raw;
            }
            ascii &= c < 128;
        }
        if (ascii) {
            return raw;
        }
        try {
            byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return raw;
        }
    }

    /** {@code =?charset?encoding?text?=} from its start on. The search for its end never goes past a blank. */
    private static @Nullable Word word(String text, int start) {
        int charsetEnd = delimiter(text, start + 2);
        int encodingEnd = charsetEnd < 0 ? -1 : delimiter(text, charsetEnd + 1);
        if (encodingEnd != charsetEnd + 2) {
            return null;
        }
        int at = encodingEnd + 1;
        while (at < text.length() && text.charAt(at) != '?') {
            at++;
        }
        if (at + 1 >= text.length() || text.charAt(at + 1) != '=') {
            return null;
        }
        String charset = text.substring(start + 2, charsetEnd);
        int star = charset.indexOf('*'); // rfc2231#5
        byte[] bytes = bytes(text.substring(encodingEnd + 1, at), text.charAt(charsetEnd + 1));
        return bytes == null
                ? null
                : new Word(MimeCharsets.named(star < 0 ? charset : charset.substring(0, star)), bytes, at + 2);
    }

    private static int delimiter(String text, int from) {
        int limit = Math.min(text.length(), from + MAX_WORD);
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '?') {
                return i;
            }
            if (c <= ' ') {
                return -1;
            }
        }
        return -1;
    }

    private static byte @Nullable [] bytes(String encoded, char encoding) {
        byte[] source = encoded.getBytes(StandardCharsets.ISO_8859_1);
        return switch (encoding) {
            case 'b', 'B' -> Base64Decoder.decode(source);
            case 'q', 'Q' -> q(source);
            default -> null;
        };
    }

    private static byte[] q(byte[] source) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(source.length);
        for (int i = 0; i < source.length; i++) {
            int high = source[i] == '=' && i + 2 < source.length ? Character.digit(source[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(source[i + 2], 16);
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(source[i] == '_' ? ' ' : source[i]);
            }
        }
        return out.toByteArray();
    }

    /**
     * The text as encoded words in UTF-8, each at most 75 octets, on lines of their own after the first.
     *
     * @param used octets that the first line already has
     */
    static String encode(String text, int used) {
        StringBuilder out = new StringBuilder();
        int room = Math.min(MAX_WORD, 78 - used);
        int at = 0;
        while (at < text.length()) {
            int max = Math.max(4, (room - "=?UTF-8?B??=".length()) / 4 * 3);
            int end = at;
            int octets = 0;
            while (end < text.length()) {
                int point = text.codePointAt(end);
                int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
                if (octets + size > max) {
                    break;
                }
                octets += size;
                end += Character.charCount(point);
            }
            byte[] bytes = text.substring(at, end).getBytes(StandardCharsets.UTF_8);
            out.append(at == 0 ? "" : "\r\n ");
            out.append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append("?=");
            at = end;
            room = MAX_WORD;
        }
        return out.toString();
    }

    /** One word: its octets, still in its charset, and where it ends. */
    private static final class Word {

        private final Charset charset;
        private final byte[] bytes;
        private final int end;

        private Word(Charset charset, byte[] bytes, int end) {
            this.charset = charset;
            this.bytes = bytes;
            this.end = end;
        }
    }

    /** Gathers text, holding back the octets of a word until one with another charset, or text, follows. */
    private static final class Output {

        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private @Nullable Charset charset;

        void plain(String from, int start, int end) {
            if (charset == null || !from.substring(start, end).isBlank() || end == from.length()) {
                flush();
                text.append(from, start, end);
            }
        }

        void word(Word word) {
            if (charset != null && !charset.equals(word.charset)) {
                flush();
            }
            charset = word.charset;
            held.write(word.bytes, 0, word.bytes.length);
        }

        private void flush() {
            if (charset != null) {
                text.append(held.toString(charset));
                held.reset();
                charset = null;
            }
        }

        String finish() {
            flush();
            return text.toString();
        }
    }
}
