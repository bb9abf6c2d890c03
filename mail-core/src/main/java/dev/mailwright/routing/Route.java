package dev.mailwright.routing;

import java.util.List;

/** The answer to "where does mail for this address go". */
public interface Route {

    RouteTrace trace();

    /** @param destinations each once, at least one */
    static Deliver deliver(List<Destination> destinations, RouteTrace trace) {
        return new RouteRecords.DeliverRecord(destinations, trace);
    }

    static Refuse refuse(Refusal refusal, RouteTrace trace) {
        return new RouteRecords.RefuseRecord(refusal, trace);
    }

    /** To these places. */
    interface Deliver extends Route {

        /** Each once; never empty. */
        List<Destination> destinations();
    }

    /** Nowhere. */
    interface Refuse extends Route {

        Refusal refusal();
    }

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
