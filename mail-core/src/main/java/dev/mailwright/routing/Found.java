package dev.mailwright.routing;

import dev.mailwright.AccountId;
import dev.mailwright.address.EmailAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The destinations found so far, each once: a mailbox by account and folder, the others by address. */
final class Found {

    private final Map<Object, Destination> destinations = new LinkedHashMap<>();

    private record Folder(AccountId account, String tag) {}

    private record Handled(String name, Optional<String> tag) {}

    private record Elsewhere(EmailAddress address) {}

    /** False when it is there already. */
    boolean add(Destination destination) {
        return destinations.putIfAbsent(key(destination), destination) == null;
    }

    private static Object key(Destination destination) {
        if (destination instanceof Destination.Mailbox mailbox) {
            String tag = mailbox.mode() == TaggedMail.SUBFOLDER ? mailbox.tag().orElse("") : "";
            return new Folder(mailbox.account().id(), tag);
        }
        if (destination instanceof Destination.Handler handler) {
            return new Handled(handler.name(), handler.tag());
        }
        return new Elsewhere(destination.address().folded());
    }

    boolean isEmpty() {
        return destinations.isEmpty();
    }

    List<Destination> all() {
        return List.copyOf(destinations.values());
    }
}
