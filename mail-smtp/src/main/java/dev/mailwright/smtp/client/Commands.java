package dev.mailwright.smtp.client;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.message.BodyType;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Notify;
import dev.mailwright.message.OriginalRecipient;
import dev.mailwright.message.RecipientOptions;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/** MAIL and RCPT with what the server understands. */
final class Commands {

    private Commands() {}

    static String mail(Envelope envelope, long size, boolean eightBit, Features features) {
        StringBuilder line = new StringBuilder("MAIL FROM:").append(envelope.sender());
        if (features.has("SIZE")) {
            line.append(" SIZE=").append(size);
        }
        if (envelope.body() == BodyType.BINARY_MIME) {
            line.append(" BODY=BINARYMIME");
        } else if (features.has("8BITMIME") && eightBit) {
            line.append(" BODY=8BITMIME");
        }
        if (envelope.smtpUtf8()) {
            line.append(" SMTPUTF8");
        }
        if (features.has("DSN")) {
            envelope.returnContent().ifPresent(ret -> line.append(" RET=").append(ret.keyword()));
            envelope.envelopeId().ifPresent(id -> line.append(" ENVID=").append(xtext(id)));
        }
        return line.append("\r\n").toString();
    }

    static String rcpt(EmailAddress to, RecipientOptions options, boolean utf8, Features features) {
        StringBuilder line = new StringBuilder("RCPT TO:<").append(to).append('>');
        if (features.has("DSN")) {
            if (!options.notifications().isEmpty()) {
                String what = options.notifications().stream()
                        .sorted()
                        .map(Notify::name)
                        .collect(Collectors.joining(","));
                line.append(" NOTIFY=").append(what);
            }
            options.originalRecipient()
                    .filter(original -> utf8 || isAscii(original.address()))
                    .ifPresent(original -> line.append(" ORCPT=").append(orcpt(original)));
        }
        return line.append("\r\n").toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** In UTF-8 an address may stand as it is, but for what a parameter cannot hold. // rfc6533#3 */
    private static String orcpt(OriginalRecipient original) {
        return original.type() + ";" + xtext(original.address());
    }

    /** rfc3461#4 */
    static String xtext(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point >= 0x80) {
                out.appendCodePoint(point);
            } else if (point > ' ' && point < 0x7f && point != '+' && point != '=') {
                out.append((char) point);
            } else {
                out.append('+').append(String.format(Locale.ROOT, "%02X", point));
            }
        }
        return out.toString();
    }

    static byte[] octets(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
