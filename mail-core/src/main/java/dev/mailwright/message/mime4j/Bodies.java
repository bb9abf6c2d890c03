package dev.mailwright.message.mime4j;

import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.message.MimePart;
import dev.mailwright.message.PartText;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Finds and decodes the parts that people read. The scanner limits the depth, so recursion is limited. */
final class Bodies {

    private Bodies() {}

    static String text(Message message, MimePart root, String subtype) {
        List<MimePart> leaves = new ArrayList<>();
        leaves(root, leaves);
        return leaves.stream()
                .filter(p -> !isAttachment(p) && p.is("text", subtype))
                .findFirst()
                .map(p -> read(message, p))
                .orElse("");
    }

    static List<Attachment> attachments(Message message, MimePart root) {
        List<MimePart> leaves = new ArrayList<>();
        leaves(root, leaves);
        return leaves.stream()
                .filter(Bodies::isAttachment)
                .map(p -> new Attachment(message, p))
                .toList();
    }

    private static void leaves(MimePart part, List<MimePart> to) {
        if (part.isMultipart()) {
            part.children().forEach(child -> leaves(child, to));
        } else {
            to.add(part);
        }
    }

    private static boolean isAttachment(MimePart part) {
        boolean named = part.disposition()
                .map(d -> d.value().equalsIgnoreCase("attachment"))
                .orElse(false);
        return named || !part.isText();
    }

    private static String read(Message message, MimePart part) {
        StringBuilder text = new StringBuilder();
        char[] chunk = new char[8192];
        try (Reader reader = PartText.reader(part, PartText.body(message, part))) {
            int n = reader.read(chunk);
            while (n >= 0 && text.length() < Mail.MAX_TEXT) {
                text.append(chunk, 0, n);
                n = reader.read(chunk);
            }
        } catch (IOException e) {
            throw new MessageIoException("reading a text", e);
        }
        text.setLength(Math.min(text.length(), Mail.MAX_TEXT));
        return text.toString().replace("\r\n", "\n");
    }
}
