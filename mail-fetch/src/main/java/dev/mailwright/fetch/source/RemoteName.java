package dev.mailwright.fetch.source;

import dev.mailwright.store.SpecialUse;
import java.util.List;
import java.util.Set;

/**
 * A folder of the remote account.
 *
 * @param name as it is opened, decoded
 * @param levels its path below the personal namespace (rfc2342)
 * @param uses what it is for, as the server says (rfc6154)
 * @param subscribed whether clients are to show it
 */
public record RemoteName(String name, List<String> levels, Set<SpecialUse> uses, boolean subscribed) {

    public RemoteName {
        levels = List.copyOf(levels);
        uses = Set.copyOf(uses);
    }
}
