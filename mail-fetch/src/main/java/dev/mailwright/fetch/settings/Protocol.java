package dev.mailwright.fetch.settings;

/** What the remote server speaks. */
public enum Protocol {
    POP3(110, 995),
    IMAP(143, 993),

    /** IMAP if the server answers to it, else POP3. */
    AUTO(143, 993);

    private final int port;
    private final int tlsPort;

    Protocol(int port, int tlsPort) {
        this.port = port;
        this.tlsPort = tlsPort;
    }

    /** The port that is meant when none is named. // rfc8314#3 */
    public int port(Security security) {
        return security == Security.TLS ? tlsPort : port;
    }
}
