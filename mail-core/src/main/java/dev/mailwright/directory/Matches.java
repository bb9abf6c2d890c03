package dev.mailwright.directory;

import java.util.List;

/** What a directory knows under the keys of one recipient. */
public record Matches(List<? extends Alias> aliases, List<? extends Account> accounts) {

    /** Nobody. */
    public static final Matches NONE = new Matches(List.of(), List.of());

    public Matches {
        aliases = List.copyOf(aliases);
        accounts = List.copyOf(accounts);
    }
}
