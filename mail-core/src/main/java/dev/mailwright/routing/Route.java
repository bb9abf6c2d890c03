package dev.mailwright.routing;

import java.util.List;

/** The answer to "where does mail for this address go". */
public sealed interface Route {

    RouteTrace trace();

    /** To these places, each once. Never empty. */
    record Deliver(List<Destination> destinations, RouteTrace trace) implements Route {
        public Deliver {
            destinations = List.copyOf(destinations);
        }
    }

    /** Nowhere. */
    record Refuse(Refusal refusal, RouteTrace trace) implements Route {}

    /** Why mail for an address is not taken. */
    enum Refusal {
        /** Our domain, but nobody there: 550 5.1.1. */
        UNKNOWN_USER,
        /** Not our domain: 550 5.7.1 unless the client may relay. */
        NOT_LOCAL,
        /** Every target of the alias is dead: 550 5.1.1. */
        DEAD_ALIAS,
        /** The account does not take mail: 550 5.2.1. */
        DISABLED,
        /** Too deep or too many targets: 451 4.6.0. */
        EXPANSION_LIMIT,
        /** The directory cannot say now: 451 4.3.0. */
        UNAVAILABLE
    }
}
