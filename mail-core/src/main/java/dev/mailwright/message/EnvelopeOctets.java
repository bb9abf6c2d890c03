package dev.mailwright.message;

import dev.mailwright.message.MessageEnvelope.Role;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An envelope as octets, for caches: texts and addresses in a fixed order, lengths and counts in seven bits an octet. What
 * is read must be what was written; whoever keeps it sees to that with a checksum.
 */
public final class EnvelopeOctets {

    private static final List<String> TEXTS = List.of("date", "subject", "in-reply-to", "message-id");
    private static final Role[] ROLES = Role.values();

    private EnvelopeOctets() {}

    public static byte[] write(MessageEnvelope envelope) {
        ByteArrayOutputStream to = new ByteArrayOutputStream(384);
        text(to, envelope.date().orElse(null));
        text(to, envelope.subject().orElse(null));
        text(to, envelope.inReplyTo().orElse(null));
        text(to, envelope.messageId().orElse(null));
        for (Role role : ROLES) {
            List<EnvelopeAddress> addresses = envelope.addresses(role);
            number(to, addresses.size());
            for (EnvelopeAddress address : addresses) {
                text(to, address.name().orElse(null));
                text(to, address.route().orElse(null));
                text(to, address.mailbox().orElse(null));
                text(to, address.host().orElse(null));
            }
        }
        MessageEnvelope.WRITTEN.forEach(field -> text(to, envelope.joined(field).orElse(null)));
        return to.toByteArray();
    }

    private static void number(ByteArrayOutputStream to, int number) {
        int rest = number;
        while (rest > 0x7F) {
            to.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        to.write(rest);
    }

    private static void text(ByteArrayOutputStream to, @Nullable String text) {
        if (text == null) {
            to.write(0);
            return;
        }
        number(to, text.length() + 1);
        to.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Reads up to the limit of a buffer that has an array.
     *
     * @throws java.nio.BufferUnderflowException when it ends too soon
     */
    public static MessageEnvelope read(ByteBuffer from) {
        Map<String, String> texts = texts(TEXTS, from);
        Map<Role, List<EnvelopeAddress>> addresses = new EnumMap<>(Role.class);
        for (Role role : ROLES) {
            int count = number(from);
            if (count > 0) {
                addresses.put(role, addresses(from, count));
            }
        }
        return new MessageEnvelope(texts, texts(MessageEnvelope.WRITTEN, from), addresses);
    }

    private static Map<String, String> texts(List<String> names, ByteBuffer from) {
        Map<String, String> texts = new HashMap<>(8);
        for (String name : names) {
            String text = text(from);
            if (text != null) {
                texts.put(name, text);
            }
        }
        return texts;
    }

    private static List<EnvelopeAddress> addresses(ByteBuffer from, int count) {
        List<EnvelopeAddress> list = new ArrayList<>(Math.min(count, from.remaining()));
        for (int i = 0; i < count; i++) {
            String name = text(from);
            String route = text(from);
            list.add(new EnvelopeAddress(name == null ? "" : name, route == null ? "" : route, text(from), text(from)));
        }
        return List.copyOf(list);
    }

    private static int number(ByteBuffer from) {
        int number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte octet = from.get();
            number |= (octet & 0x7F) << shift;
            if (octet >= 0) {
                return number;
            }
        }
        throw new java.nio.BufferUnderflowException();
    }

    private static @Nullable String text(ByteBuffer from) {
        int length = number(from) - 1;
        if (length < 0) {
            return null;
        }
        if (length > from.remaining()) {
            throw new java.nio.BufferUnderflowException();
        }
        String text =
                new String(from.array(), from.arrayOffset() + from.position(), length, StandardCharsets.ISO_8859_1);
        from.position(from.position() + length);
        return text;
    }
}
