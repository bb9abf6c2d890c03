package dev.mailwright.fetch.source;

import dev.mailwright.store.Flag;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A message as the server lists it. Nothing of it is believed but the key.
 *
 * @param key the UID of IMAP or the UIDL of POP3; empty when the server has none
 * @param number in this session: the UID with IMAP
 * @param size octets, as claimed; -1 when not asked for
 * @param flags with IMAP, when asked for
 * @param date its INTERNALDATE with IMAP, when asked for
 */
public record RemoteMessage(String key, long number, long size, Set<Flag> flags, Optional<Instant> date) {

    public RemoteMessage {
        flags = Set.copyOf(flags);
    }

    public static RemoteMessage listed(String key, long number) {
        return new RemoteMessage(key, number, -1, Set.of(), Optional.empty());
    }

    public RemoteMessage withSize(long octets) {
        return new RemoteMessage(key, number, octets, flags, date);
    }

    public RemoteMessage withKey(String name) {
        return new RemoteMessage(name, number, size, flags, date);
    }
}
