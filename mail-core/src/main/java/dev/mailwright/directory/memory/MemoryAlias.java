package dev.mailwright.directory.memory;

import dev.mailwright.directory.Alias;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.Target;
import java.time.Instant;
import java.util.List;

/** One alias. */
record MemoryAlias(RecipientKey key, List<Target> targets, Instant until) implements Alias {

    MemoryAlias {
        targets = List.copyOf(targets);
    }
}
