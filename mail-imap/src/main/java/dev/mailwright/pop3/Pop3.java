package dev.mailwright.pop3;

import dev.mailwright.ServiceKey;

/**
 * POP3 for a mail server (RFC 1939).
 *
 * <pre>{@code
 * MailServer.builder().add(Pop3.server().listen(110).listenTls(995))
 * }</pre>
 */
public final class Pop3 {

    /** The service that {@link #server()} builds, unless it is named. */
    public static final ServiceKey<Pop3Listeners> SERVER = new ServiceKey<>("pop3", Pop3Listeners.class);

    private Pop3() {}

    /** Lets accounts fetch the mail in their INBOX. */
    public static Pop3Builder server() {
        return new Pop3Builder(SERVER);
    }
}
