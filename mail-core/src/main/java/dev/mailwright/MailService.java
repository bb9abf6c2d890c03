package dev.mailwright;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What a module plugs into a server: a listener, a fetch engine. Immutable; made by its {@link Builder} in {@code
 * build()}. One service may be bound again after a stop.
 */
public interface MailService {

    /** What {@code MailServer.builder().add(...)} takes. */
    interface Builder {

        MailService build();
    }

    ServiceKey<?> key();

    /** Whether it lets somebody send mail to other servers, so that a queue is needed. */
    default boolean sends() {
        return false;
    }

    /** What is wrong with it in these rooms. Pure; {@code build()} reports the problems of all services at once. */
    default List<Problem> problems(Rooms rooms) {
        return List.of();
    }

    /**
     * Takes ports and files, and serves nobody yet.
     *
     * @throws StartException with the true cause; nothing is left behind
     */
    Running bind(Rooms rooms);

    /** A bound service. Closed in reverse order of {@code add}. */
    interface Running {

        /** Of the key's type. */
        Object handle();

        /** Begins to serve. */
        void open();

        /** Refuses new clients and says good-bye to the others at their next command; completes when all are gone. */
        CompletionStage<?> drain();

        /** Cuts what is left, gives everything back, returns when it is done. Idempotent. */
        void close();
    }
}
