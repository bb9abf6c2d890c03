package dev.mailwright.junit;

import dev.mailwright.MailServer;
import dev.mailwright.Ports;
import dev.mailwright.ServiceKey;

/** Where the application under test finds the server. */
public final class MailClient {

    private final MailServer server;

    MailClient(MailServer server) {
        this.server = server;
    }

    public String host() {
        return "127.0.0.1";
    }

    /** The port of the service named {@code smtp}. */
    public int smtpPort() {
        return ports("smtp").port();
    }

    /** The port of the service named {@code submission}. */
    public int submissionPort() {
        return ports("submission").port();
    }

    /** The port of the service named {@code imap}. */
    public int imapPort() {
        return ports("imap").port();
    }

    /** The port of the service named {@code pop3}. */
    public int pop3Port() {
        return ports("pop3").port();
    }

    /** The ports of any listening service. */
    public Ports ports(String service) {
        return server.service(new ServiceKey<>(service, Ports.class));
    }
}
