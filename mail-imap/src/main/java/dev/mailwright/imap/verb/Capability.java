package dev.mailwright.imap.verb;

import dev.mailwright.directory.Mechanism;
import dev.mailwright.imap.session.Port;
import dev.mailwright.imap.session.State;
import dev.mailwright.store.StoreFeature;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** A word of the CAPABILITY response and when it is true (RFC 3501 section 7.2.1). */
public record Capability(String name, Predicate<Offer> when) {

    /** What an offer depends on. */
    public record Offer(State state, Port port, Set<StoreFeature> store, List<Mechanism> mechanisms) {

        boolean stranger() {
            return state instanceof State.NotAuthenticated;
        }

        /** A password may be sent. */
        boolean passwords() {
            return mechanisms.contains(Mechanism.PLAIN) || mechanisms.contains(Mechanism.LOGIN);
        }
    }

    /** Its name, or what stands in it before the equals sign, is one of these. */
    boolean isAmong(Set<String> names) {
        String upper = name.toUpperCase(Locale.ROOT);
        int equals = upper.indexOf('=');
        return names.contains(upper) || equals > 0 && names.contains(upper.substring(0, equals));
    }

    static Capability always(String name) {
        return new Capability(name, offer -> true);
    }

    /** Of use only to those who have not logged in. */
    static Capability toStrangers(String name, Predicate<Offer> when) {
        return new Capability(name, offer -> offer.stranger() && when.test(offer));
    }

    static Capability with(String name, StoreFeature feature) {
        return new Capability(name, offer -> offer.store().contains(feature));
    }
}
