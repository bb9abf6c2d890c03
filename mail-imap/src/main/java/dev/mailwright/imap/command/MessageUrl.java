package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Syntax;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An IMAP URL of a message or a part of it, on this server (RFC 5092).
 *
 * @param host empty where the URL is relative
 * @param mailbox decoded
 */
public record MessageUrl(
        Optional<String> host,
        String mailbox,
        OptionalLong uidValidity,
        long uid,
        Section section,
        Optional<Partial> partial) {

    private static final String SCHEME = "imap://";

    /** Empty where it is none. */
    public static Optional<MessageUrl> parse(String url) {
        try {
            Optional<String> host = Optional.empty();
            String path = url;
            if (url.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                int slash = url.indexOf('/', SCHEME.length());
                String authority = url.substring(SCHEME.length(), Math.max(slash, SCHEME.length()));
                host = Optional.of(authority.substring(authority.lastIndexOf('@') + 1));
                path = slash < 0 ? "" : url.substring(slash);
            }
            return path.startsWith("/") ? Optional.of(ofPath(host, path.substring(1))) : Optional.empty();
        } catch (SyntaxException | CharacterCodingException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    // rfc5092#11
    private static MessageUrl ofPath(Optional<String> host, String path) throws CharacterCodingException {
        String rest = path;
        Optional<Partial> partial = Optional.empty();
        int at = indexOf(rest, "/;PARTIAL=");
        if (at >= 0) {
            partial = Optional.of(partial(rest.substring(at + "/;PARTIAL=".length())));
            rest = rest.substring(0, at);
        }
        Section section = Section.WHOLE;
        at = indexOf(rest, "/;SECTION=");
        if (at >= 0) {
            String text = decoded(rest.substring(at + "/;SECTION=".length())) + "]";
            Tokens in = new Tokens(text.getBytes(StandardCharsets.UTF_8), Syntax.nesting(1));
            section = Section.parse(in);
            in.end();
            rest = rest.substring(0, at);
        }
        at = indexOf(rest, "/;UID=");
        if (at < 0) {
            throw new SyntaxException("no message");
        }
        long uid = number(rest.substring(at + "/;UID=".length()));
        rest = rest.substring(0, at);
        at = indexOf(rest, ";UIDVALIDITY=");
        OptionalLong validity =
                at < 0 ? OptionalLong.empty() : OptionalLong.of(number(rest.substring(at + ";UIDVALIDITY=".length())));
        String mailbox = decoded(at < 0 ? rest : rest.substring(0, at));
        return new MessageUrl(host, mailbox, validity, uid, section, partial);
    }

    private static int indexOf(String text, String word) {
        for (int at = 0; at + word.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return at;
            }
        }
        return -1;
    }

    private static Partial partial(String text) {
        int dot = text.indexOf('.');
        long from = dot < 0 ? number(text) : number(text.substring(0, dot));
        return new Partial(from, dot < 0 ? Long.MAX_VALUE : number(text.substring(dot + 1)));
    }

    private static long number(String digits) {
        if (digits.isEmpty() || digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new SyntaxException("not a number");
        }
        return Long.parseLong(digits);
    }

    /** rfc3986#2.1 */
    private static String decoded(String text) throws CharacterCodingException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                octets.write(c);
                continue;
            }
            if (i + 3 > text.length()) {
                throw new SyntaxException("a percent sign without an octet");
            }
            octets.write(Integer.parseInt(text, i + 1, i + 3, 16));
            i += 2;
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(octets.toByteArray()))
                .toString();
    }
}
