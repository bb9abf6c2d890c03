package dev.mailwright.fetch.imap;

import dev.mailwright.fetch.source.RemoteMessage;
import dev.mailwright.message.Message;
import dev.mailwright.store.Flag;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes FETCH responses apart. // rfc3501#7.4.2 */
final class FetchItems {

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-yyyy HH:mm:ss xx")
            .toFormatter(Locale.ENGLISH);

    private static final Value NIL = new Value.Text("NIL");
    private static final int MOST_FLAGS = 1_000;

    private FetchItems() {}

    /** A message that was sent along. */
    record Body(long uid, Message message) {}

    private static Map<String, Value> items(Response response) {
        Map<String, Value> items = new HashMap<>();
        List<Value> list = response.values().isEmpty()
                ? List.of()
                : response.values().get(0).asItems();
        for (int i = 0; i + 1 < list.size(); i += 2) {
            items.put(list.get(i).asText().toUpperCase(Locale.ROOT), list.get(i + 1));
        }
        return items;
    }

    private static long number(Map<String, Value> items, String name) {
        String text = items.getOrDefault(name, NIL).asText();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }

    /** Empty for news of other kinds, which may come at any time. */
    static Optional<RemoteMessage> described(Response response) {
        if (!response.is("FETCH")) {
            return Optional.empty();
        }
        Map<String, Value> items = items(response);
        long uid = number(items, "UID");
        long size = number(items, "RFC822.SIZE");
        if (uid < 1 || size < 0) {
            return Optional.empty();
        }
        Set<Flag> flags = flags(items.getOrDefault("FLAGS", NIL));
        Optional<Instant> date = date(items.getOrDefault("INTERNALDATE", NIL).asText());
        return Optional.of(new RemoteMessage(Long.toString(uid), uid, size, flags, date));
    }

    private static Set<Flag> flags(Value value) {
        Set<Flag> flags = new HashSet<>();
        for (Value item : value.asItems()) {
            if (flags.size() < MOST_FLAGS) {
                flag(item.asText()).ifPresent(flags::add);
            }
        }
        return flags;
    }

    /** Empty for flags of the server's own, such as {@code \Recent}. */
    private static Optional<Flag> flag(String name) {
        for (Flag known : List.of(Flag.SEEN, Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.DRAFT)) {
            if (known.name().equalsIgnoreCase(name)) {
                return Optional.of(known);
            }
        }
        try {
            return name.startsWith("\\") ? Optional.empty() : Optional.of(Flag.keyword(name));
        } catch (IllegalArgumentException notOneOfOurs) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip(), DATE).toInstant());
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    /** Empty when the response has no body. */
    static Optional<Body> body(Response response) {
        Map<String, Value> items = items(response);
        for (Map.Entry<String, Value> item : items.entrySet()) {
            if (item.getValue() instanceof Value.Octets octets) {
                return Optional.of(new Body(number(items, "UID"), octets.message()));
            }
            if (item.getKey().startsWith("BODY[")) {
                return Optional.of(
                        new Body(number(items, "UID"), small(item.getValue().asText())));
            }
        }
        return Optional.empty();
    }

    /** A short message may come as a quoted string, and an empty one as NIL. */
    private static Message small(String text) {
        return Message.of(
                text.equals("NIL") ? new byte[0] : text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
