package dev.mailwright.fetch;

import java.time.Duration;
import java.time.Instant;

/** What came of one poll. Accessors and outcomes may be added. */
public interface PollResult {

    /** How it ended. */
    enum Outcome {
        /** All of it was fetched, or there was nothing. */
        OK,
        /** The bound of messages a poll was reached; the next one goes on. */
        MORE,
        /** No connection, or it broke. */
        UNREACHABLE,
        /** TLS could not be had, or the certificate is not trusted. */
        UNTRUSTED,
        /** The login was refused. */
        AUTHENTICATION,
        /** Somebody else has the mailbox. */
        BUSY,
        /** The server said that it cannot now. */
        TEMPORARY,
        /** The server does not follow its protocol, sends too much or too little, or leads where it must not. */
        MISBEHAVED,
        /** A destination is over its quota; its mail stays where it is. */
        OVER_QUOTA,
        /** Mail could not be stored or its recipient not be found; it stays where it is. */
        NOT_DELIVERED,
        /** The journal could not be read or written; nothing was deleted. */
        JOURNAL,
        /** The engine stopped, or the account was taken out. */
        STOPPED
    }

    String account();

    Instant at();

    Duration took();

    Outcome outcome();

    /** For people; empty when all is well. */
    String error();

    /** Messages that are safe here now. */
    int delivered();

    /** Messages that were left for good: too large, or older than the baseline. */
    int passed();

    /** Messages that could not be delivered and stay. */
    int failed();

    /** Messages that are gone from the server for certain. */
    int deleted();

    /** Octets received. */
    long octets();

    default boolean isSuccess() {
        return outcome() == Outcome.OK || outcome() == Outcome.MORE;
    }
}
