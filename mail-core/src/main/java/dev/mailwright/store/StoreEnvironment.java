package dev.mailwright.store;

import dev.mailwright.EventSink;
import dev.mailwright.Time;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** What a server gives its store. May grow. */
public interface StoreEnvironment {

    Time time();

    /** For work that may block. */
    Executor workers();

    /** Runs work that may block and must not be refused, since others wait for what was begun. */
    default void finish(Runnable work) {
        workers().execute(work);
    }

    EventSink events();

    /** For names and identities that must not collide. */
    RandomGenerator random();

    /** Prefix for the names of threads that the store needs for itself. */
    String threadNamePrefix();
}
