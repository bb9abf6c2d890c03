package dev.mailwright.delivery;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import dev.mailwright.address.Subaddress;
import dev.mailwright.routing.Destination;
import java.util.Map;
import java.util.Optional;
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
        return tagged(destination.address(), destination.tag());
    }

    /** The address with the tag that was taken off; without it where that would grow too long. */
    EmailAddress tagged(EmailAddress base, Optional<String> tag) {
        if (tag.isEmpty() || delimiters.isEmpty()) {
            return base;
        }
        try {
            return base.withLocal(LocalPart.ofValue(base.local().value() + delimiters.charAt(0) + tag.get()));
        } catch (AddressSyntaxException tooLong) {
            return base;
        }
    }
}
