package dev.mailwright.fetch;

import dev.mailwright.fetch.journal.HeaderHash;
import dev.mailwright.message.HeaderField;
import dev.mailwright.message.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What is delivered in place of a message that is too large: its header, and a word on where the rest is. */
final class Shortened {

    private Shortened() {}

    static Message of(Message header, long size, FetchAccount account) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (HeaderField field : HeaderHash.read(header).fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!name.startsWith("content-") && !name.equals("mime-version")) {
                out.writeBytes(field.raw().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        String text = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + "This is the header of a message of " + size + " octets, which is too large to be fetched.\r\n"
                + "The message itself is still in the mailbox of "
                + account.login().user() + " at "
                + account.connection().host() + ".\r\n";
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return Message.of(out.toByteArray());
    }
}
