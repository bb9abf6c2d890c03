package dev.mailwright.queue;

import dev.mailwright.Time;
import java.util.random.RandomGenerator;

/** What a server gives its queue. May grow. */
public interface QueueEnvironment {

    Time time();

    /** For what must not be guessed. */
    RandomGenerator random();

    /** Prefix for the names of threads that the queue needs for itself. */
    String threadNamePrefix();
}
