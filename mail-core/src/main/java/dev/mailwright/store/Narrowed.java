package dev.mailwright.store;

import java.util.Optional;

/**
 * What an index knows of a search.
 *
 * @param candidates the only messages that can match; empty when nothing is known
 * @param exact every candidate does match
 */
public record Narrowed(Optional<UidSet> candidates, boolean exact) {

    /** Every message must be looked at. */
    public static final Narrowed NOTHING_KNOWN = new Narrowed(Optional.empty(), false);
}
