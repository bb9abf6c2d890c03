package dev.mailwright.imap.net;

import java.util.Set;

/**
 * What can be set about the service, ports aside.
 *
 * @param without capabilities that are not offered, in upper case
 */
public record ImapSettings(Set<String> without) {

    public ImapSettings {
        without = Set.copyOf(without);
    }
}
