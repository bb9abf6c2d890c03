package dev.mailwright.store.maildir;

import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Flag;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message that lies under {@code tmp/} and waits for its commit.
 *
 * @param base the name that it shall have
 * @param extensions of its line in the uidlist
 * @param date its INTERNALDATE; of a copy, any
 * @param unforced its octets when they are not forced, else empty
 * @param copied it has the base name of another message, which may be in the mailbox already
 */
record TemporaryFile(
        Path path,
        String base,
        String extensions,
        Set<Flag> flags,
        boolean recent,
        boolean copied,
        Instant date,
        Optional<DeliveryKey> key,
        List<byte[]> unforced) {

    /** It must go through the commit journal. */
    boolean isJournaled() {
        return !unforced.isEmpty();
    }

    /** Where it goes: {@code new/} holds no flags. A copy goes into {@code cur/}, though it is recent. */
    boolean intoNew() {
        return recent && !copied && flags.isEmpty();
    }
}
