package dev.mailwright.smtp.client;

import dev.mailwright.check.Reply;

/** What this server says of other servers. */
final class ClientReplies {

    static final Reply NO_SUCH_DOMAIN =
            new Reply(550, "5.1.2", "the domain of the address does not exist, or takes no mail");
    static final Reply NULL_MX = new Reply(556, "5.1.10", "the domain takes no mail"); // rfc7505#4.1
    static final Reply DNS = new Reply(451, "4.4.3", "the DNS cannot be asked now");
    static final Reply LOOP =
            new Reply(554, "5.4.6", "the mail exchanger of the domain is this server, which does not know the domain");
    static final Reply NO_HOST = new Reply(451, "4.4.1", "there is no server to connect to");
    static final Reply TOO_LARGE = new Reply(552, "5.3.4", "the message is larger than the next server takes");
    static final Reply NEEDS_8BIT =
            new Reply(554, "5.6.3", "the message has 8-bit text, which the next server does not take");
    static final Reply NEEDS_BINARY =
            new Reply(554, "5.6.1", "the message is binary, which the next server does not take");
    static final Reply NEEDS_UTF8 =
            new Reply(553, "5.6.7", "the message needs SMTPUTF8, which the next server does not speak");
    static final Reply NO_TLS = new Reply(451, "4.7.4", "the next server does not offer TLS, which is required");
    static final Reply NO_MECHANISM = new Reply(451, "4.7.0", "the next server offers no way to log in");
    static final Reply UNREADABLE = new Reply(451, "4.3.0", "the message cannot be read now");
    static final Reply CLOSED = new Reply(421, "4.3.2", "this server stops");

    private ClientReplies() {}

    static Reply connect(String why) {
        return new Reply(451, "4.4.1", "no connection: " + why);
    }

    static Reply lost(String when, String why) {
        return new Reply(451, "4.4.2", "lost the connection " + when + ": " + why);
    }

    static Reply handshake(String why) {
        return new Reply(451, "4.7.5", "no TLS: " + why);
    }

    static Reply garbage(String why) {
        return new Reply(451, "4.5.0", why);
    }

    static Reply login(Reply said) {
        return new Reply(451, "4.7.8", "the next server does not let us in: " + said);
    }
}
