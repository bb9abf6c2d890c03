package dev.mailwright.message;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Puts {@code [tag]} in front of a subject. All other octets stay as they are. A signature over the subject breaks, so
 * verify it before.
 */
public final class SubjectTag {

    private static final int LINE = 78; // rfc5322#2.1.1
    private static final Set<String> PROTECTED = Set.of("protected-headers", "hp");

    private SubjectTag() {}

    /**
     * The message with the tag in its first Subject, or with a Subject that is the tag where it has none. The same message
     * comes back where the subject has the tag already, or where the header is part of what a signature of the sender
     * covers (rfc9788, rfc8551#3.1), since the client shows the signed one.
     *
     * @param tag without the brackets
     * @throws IllegalArgumentException if the tag has CR, LF or NUL
     * @throws MessageIoException if the message cannot be read
     */
    public static Message apply(Message message, String tag) {
        String prefix = new Header("Subject", "[" + tag + "]").value();
        if (hasProtectedHeader(message)) {
            return message;
        }
        Optional<HeaderField> subject =
                Headers.read(message, MimeLimits.DEFAULT).first("Subject");
        if (subject.isEmpty()) {
            return edit(message, 0, 0, "Subject: " + words(prefix, "Subject: ") + "\r\n");
        }
        HeaderField field = subject.get();
        return field.text().contains(prefix) || field.raw().length() != field.end() - field.start()
                ? message
                : edit(message, field.start(), field.end() - field.start(), tagged(field, prefix));
    }

    private static Message edit(Message message, long at, long removed, String field) {
        return new SplicedMessage(message, at, removed, field.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String tagged(HeaderField field, String prefix) {
        int colon = field.raw().indexOf(':') + 1;
        String name = field.raw().substring(0, colon);
        String old = field.raw().substring(colon).stripLeading();
        String blanks = field.raw().substring(colon, field.raw().length() - old.length());
        if (!isAscii(old)) {
            return name + " " + words(prefix + " " + field.text(), name + " ") + "\r\n";
        }
        if (old.isEmpty()) {
            return name + " " + words(prefix, name + " ") + "\r\n";
        }
        boolean adjacent = !plain(prefix) && old.startsWith("=?");
        String first = name + (blanks.isEmpty() ? " " : blanks) + words(adjacent ? prefix + " " : prefix, name + " ");
        int lineEnd = old.indexOf('\r');
        int width = first.length() - first.lastIndexOf('\n') + (lineEnd < 0 ? old.length() : lineEnd);
        return first + (width > LINE ? "\r\n " : " ") + old;
    }

    /** As it is where that is safe, else as encoded words. */
    private static String words(String text, String before) {
        return plain(text) ? text : EncodedWords.encode(text, before.length());
    }

    private static boolean plain(String text) {
        return isAscii(text) && !text.contains("=?") && text.length() <= LINE;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 127 && (c >= ' ' || c == '\t' || c == '\r' || c == '\n'));
    }

    private static boolean hasProtectedHeader(Message message) {
        MimePart root = MimeScanner.scan(message, MimeLimits.DEFAULT).root();
        boolean opaque = root.is("application", "pkcs7-mime") || root.is("application", "x-pkcs7-mime");
        boolean hidden = root.is("multipart", "encrypted");
        boolean signed = root.is("multipart", "signed") && !root.children().isEmpty();
        return opaque
                || hidden
                || isProtected(root)
                || signed && isProtected(root.children().get(0));
    }

    private static boolean isProtected(MimePart part) {
        boolean wrapped = part.isMessage()
                && part.parameter("forwarded").map("no"::equalsIgnoreCase).orElse(false);
        return wrapped || PROTECTED.stream().anyMatch(p -> part.parameter(p).isPresent());
    }
}
