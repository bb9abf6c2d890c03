package dev.mailwright.directory.file;

import dev.mailwright.directory.Alias;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.Target;
import java.util.List;

/** One entry of an alias table. */
record FileAlias(RecipientKey key, List<Target> targets) implements Alias {

    FileAlias {
        targets = List.copyOf(targets);
    }
}
