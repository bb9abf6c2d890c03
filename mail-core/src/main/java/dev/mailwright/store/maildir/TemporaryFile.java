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
 * @param mailbox where it shall go, which may be renamed meanwhile
 * @param name of the file
 * @param base the name that it shall have
 * @param extensions of its line in the uidlist
 * @param date its INTERNALDATE; of a copy, any
 * @param unforced its octets when they are not forced, else empty
 * @param copied it has the base name of another message, which may be in the mailbox already
 */
record TemporaryFile(
        MaildirMailbox mailbox,
        String name,
        String base,
        String extensions,
        Set<Flag> flags,
        boolean recent,
        boolean copied,
        Instant date,
        Optional<DeliveryKey> key,
        List<byte[]> unforced) {

    /** Where it lies now. */
    Path path() {
        return mailbox.directory().resolve(MailboxFiles.TMP).resolve(name);
    }

    /** It must go through the commit journal. */
    boolean isJournaled() {
        return !unforced.isEmpty();
    }

    /** Where it goes: {@code new/} holds no flags. A copy goes into {@code cur/}, though it is recent. */
    boolean intoNew() {
        return recent && !copied && flags.isEmpty();
    }
}
