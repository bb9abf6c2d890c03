package dev.mailwright.imap.net;

import dev.mailwright.store.TextIndex;
import java.util.Set;

/**
 * What can be set about the service, ports aside.
 *
 * @param without capabilities that are not offered, in upper case
 * @param index asked before messages are read for a search
 */
public record ImapSettings(Set<String> without, TextIndex index) {

    public ImapSettings {
        without = Set.copyOf(without);
    }
}
