package dev.mailwright.store.maildir;

import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Flag;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A message that lies forced under {@code tmp/} and waits for its commit.
 *
 * @param base the name that it shall have
 * @param extensions of its line in the uidlist
 * @param copied it has the base name of another message, which may be in the mailbox already
 */
record TemporaryFile(
        Path path,
        String base,
        String extensions,
        Set<Flag> flags,
        boolean recent,
        boolean copied,
        Optional<DeliveryKey> key) {

    /** Where it goes: {@code new/} holds no flags. A copy goes into {@code cur/}, though it is recent. */
    boolean intoNew() {
        return recent && !copied && flags.isEmpty();
    }
}
