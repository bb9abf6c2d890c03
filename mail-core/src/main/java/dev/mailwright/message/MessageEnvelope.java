package dev.mailwright.message;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a message header that IMAP calls its envelope (rfc3501#7.4.2), as the header has them: sender and reply-to
 * are empty where it has none. Strings hold one octet a char, unfolded and not decoded. Immutable.
 */
public final class MessageEnvelope {

    /** The fields with addresses. */
    public enum Role {
        FROM,
        SENDER,
        REPLY_TO,
        TO,
        CC,
        BCC
    }

    static final Set<String> NAMES = Set.of(
            "date",
            "subject",
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "in-reply-to",
            "message-id",
            "references");

    /** Fields that people search in, and what threads are made of. */
    static final List<String> WRITTEN = List.of("subject", "from", "to", "cc", "bcc", "references");

    /** Between the values of a field that is there several times; an unfolded value has none. */
    private static final String BETWEEN = "\n";

    private final Map<String, String> texts;
    private final Map<String, String> written;
    private final Map<Role, List<EnvelopeAddress>> addresses;

    /** @param written the values of some fields, joined */
    MessageEnvelope(
            Map<String, String> texts, Map<String, String> written, Map<Role, List<EnvelopeAddress>> addresses) {
        this.texts = texts;
        this.written = written;
        this.addresses = addresses;
    }

    /** Whether {@link #written} knows fields of this name, in lower case: Subject, From, To, Cc,
     * Bcc and References. */
    public static boolean keeps(String field) {
        return WRITTEN.contains(field);
    }

    /** The values of all fields of this name as they are written, unfolded and not decoded, in order. */
    public List<String> written(String field) {
        String values = written.get(field);
        return values == null ? List.of() : List.of(values.split(BETWEEN, -1));
    }

    Optional<String> joined(String field) {
        return Optional.ofNullable(written.get(field));
    }

    public Optional<String> date() {
        return Optional.ofNullable(texts.get("date"));
    }

    /** With each run of blanks as one space. */
    public Optional<String> subject() {
        return Optional.ofNullable(texts.get("subject"));
    }

    public Optional<String> inReplyTo() {
        return Optional.ofNullable(texts.get("in-reply-to"));
    }

    public Optional<String> messageId() {
        return Optional.ofNullable(texts.get("message-id"));
    }

    /** The addresses of a field as they are; empty where there is none. */
    public List<EnvelopeAddress> addresses(Role role) {
        return addresses.getOrDefault(role, List.of());
    }

    public List<EnvelopeAddress> from() {
        return addresses(Role.FROM);
    }

    /** Sender, or From where there is none, as the IMAP envelope wants it. */
    public List<EnvelopeAddress> sender() {
        return addresses(Role.SENDER).isEmpty() ? from() : addresses(Role.SENDER);
    }

    /** Reply-To, or From where there is none, as the IMAP envelope wants it. */
    public List<EnvelopeAddress> replyTo() {
        return addresses(Role.REPLY_TO).isEmpty() ? from() : addresses(Role.REPLY_TO);
    }

    public List<EnvelopeAddress> to() {
        return addresses(Role.TO);
    }

    public List<EnvelopeAddress> cc() {
        return addresses(Role.CC);
    }

    public List<EnvelopeAddress> bcc() {
        return addresses(Role.BCC);
    }

    /** Takes the fields one by one. */
    static final class Builder {

        private final MimeLimits limits;
        private final Map<String, String> texts = new HashMap<>(4);
        private final Map<String, StringBuilder> written = new HashMap<>(8);
        private final Map<Role, List<EnvelopeAddress>> addresses = new EnumMap<>(Role.class);

        Builder(MimeLimits limits) {
            this.limits = limits;
        }

        void accept(String name, String value) {
            if (WRITTEN.contains(name)) {
                StringBuilder before = written.get(name);
                if (before == null) {
                    written.put(name, new StringBuilder(value));
                } else {
                    before.append(BETWEEN).append(value);
                }
            }
            switch (name) {
                case "from" -> add(Role.FROM, value);
                case "sender" -> add(Role.SENDER, value);
                case "reply-to" -> add(Role.REPLY_TO, value);
                case "to" -> add(Role.TO, value);
                case "cc" -> add(Role.CC, value);
                case "bcc" -> add(Role.BCC, value);
                case "references" -> {
                    // as it is written
                }
                case "subject" -> texts.put(name, Unfold.oneSpace(value));
                default -> texts.put(name, value);
            }
        }

        private void add(Role role, String value) {
            List<EnvelopeAddress> all = addresses.computeIfAbsent(role, r -> new ArrayList<>());
            all.addAll(AddressList.parse(value, limits.addresses() - all.size()));
        }

        MessageEnvelope build() {
            Map<Role, List<EnvelopeAddress>> copy = new EnumMap<>(Role.class);
            addresses.forEach((role, list) -> copy.put(role, List.copyOf(list)));
            Map<String, String> joined = new HashMap<>(8);
            written.forEach((name, values) -> joined.put(name, values.toString()));
            return new MessageEnvelope(Map.copyOf(texts), Map.copyOf(joined), copy);
        }
    }
}
