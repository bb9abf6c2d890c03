package dev.mailwright;

/** Something that goes on until it is closed: a listener, a timer, a watch. Thread-safe; closing twice is harmless. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
