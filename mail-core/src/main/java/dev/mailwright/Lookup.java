package dev.mailwright;

import java.util.Optional;
import java.util.function.Function;

/**
 * The answer to a question that can also go unanswered. {@link Absent} is a fact (a mail gets 550), {@link Unavailable}
 * is the lack of one (it gets 451 and comes again): the two are never confused because they are different types.
 *
 * @param <T> what is looked up
 */
public sealed interface Lookup<T> {

    /** It is there. */
    record Found<T>(T value) implements Lookup<T> {}

    /** It is known that it is not there. */
    record Absent<T>() implements Lookup<T> {}

    /**
     * Nobody can say now.
     *
     * @param reason for the log, never for a peer
     */
    record Unavailable<T>(String reason) implements Lookup<T> {}

    static <T> Lookup<T> found(T value) {
        return new Found<>(value);
    }

    static <T> Lookup<T> absent() {
        return new Absent<>();
    }

    static <T> Lookup<T> unavailable(String reason) {
        return new Unavailable<>(reason);
    }

    /** The value when it was found; empty for both other answers. */
    default Optional<T> toOptional() {
        return this instanceof Found<T> found ? Optional.of(found.value()) : Optional.empty();
    }

    default boolean isFound() {
        return this instanceof Found<T>;
    }

    default boolean isUnavailable() {
        return this instanceof Unavailable<T>;
    }

    /** The same answer about something derived from the value. */
    default <R> Lookup<R> map(Function<? super T, ? extends R> function) {
        if (this instanceof Found<T> found) {
            return new Found<>(function.apply(found.value()));
        }
        return this instanceof Unavailable<T> u ? new Unavailable<>(u.reason()) : new Absent<>();
    }

    /** The answer to a second question about the value; without a value the first answer stands. */
    default <R> Lookup<R> flatMap(Function<? super T, ? extends Lookup<R>> question) {
        if (this instanceof Found<T> found) {
            return question.apply(found.value());
        }
        return this instanceof Unavailable<T> u ? new Unavailable<>(u.reason()) : new Absent<>();
    }
}
