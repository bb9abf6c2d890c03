package dev.mailwright.imap.session;

import dev.mailwright.DataSize;
import dev.mailwright.Time;
import dev.mailwright.sasl.Authenticator;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.TextIndex;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What the sessions of one server share.
 *
 * @param hostname for the greeting
 * @param spool where messages wait while they are appended
 * @param autologout how long a client may say nothing once it has logged in; RFC 3501 section 5.4 wants at least 30
 *     minutes
 * @param without capabilities that are not offered, in upper case
 * @param index asked before messages are read for a search
 */
public record ImapServices(
        String hostname,
        MailStore store,
        Authenticator authenticator,
        Time time,
        Path spool,
        DataSize maxMessageSize,
        Duration autologout,
        Set<String> without,
        TextIndex index) {

    public ImapServices {
        without = Set.copyOf(without);
    }
}
