package dev.mailwright.imap;

import dev.mailwright.ServiceKey;

/**
 * IMAP for a mail server (RFC 3501).
 *
 * <pre>{@code
 * MailServer.builder()
 *         .add(Imap.server().listen(143).listenTls(993))
 * }</pre>
 */
public final class Imap {

    /** The service that {@link #server()} builds, unless it is named. */
    public static final ServiceKey<ImapListeners> SERVER = new ServiceKey<>("imap", ImapListeners.class);

    private Imap() {}

    /** Gives users their mail. */
    public static ImapBuilder server() {
        return new ImapBuilder(SERVER);
    }
}
