package dev.mailwright.delivery;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import dev.mailwright.address.Subaddress;
import dev.mailwright.routing.Destination;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The code of the application that takes mail, by the name of its key. Immutable. */
final class Handlers {

    private final Map<String, MailHandler> handlers;
    private final Map<String, Predicate<? super Subaddress>> acceptances;
    private final String delimiters;

    Handlers(
            Map<String, MailHandler> handlers,
            Map<String, Predicate<? super Subaddress>> acceptances,
            String delimiters) {
        this.handlers = Map.copyOf(handlers);
        this.acceptances = Map.copyOf(acceptances);
        this.delimiters = delimiters;
    }

    @Nullable
    MailHandler of(Destination.Handler destination) {
        return handlers.get(destination.name());
    }

    /** Asks the application, which may throw what it likes. */
    boolean accept(Destination.Handler destination) {
        Predicate<? super Subaddress> acceptance = acceptances.get(destination.name());
        return acceptance == null || acceptance.test(recipient(destination));
    }

    /** The address as it came to the handler, with its tag. */
    Subaddress recipient(Destination.Handler destination) {
        return Subaddress.split(address(destination), destination.tag().isPresent() ? delimiters : "");
    }

    EmailAddress address(Destination.Handler destination) {
        EmailAddress base = destination.address();
        if (destination.tag().isEmpty() || delimiters.isEmpty()) {
            return base;
        }
        try {
            String local = base.local().value()
                    + delimiters.charAt(0)
                    + destination.tag().get();
            return base.withLocal(LocalPart.ofValue(local));
        } catch (AddressSyntaxException tooLong) {
            return base;
        }
    }
}
