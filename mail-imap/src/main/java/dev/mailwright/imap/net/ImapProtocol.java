package dev.mailwright.imap.net;

import dev.mailwright.Rooms;
import dev.mailwright.imap.session.ImapServices;
import dev.mailwright.imap.session.ImapSession;
import dev.mailwright.imap.verb.VerbTable;
import dev.mailwright.net.Dialogue;
import dev.mailwright.net.Frame;
import dev.mailwright.net.Link;
import dev.mailwright.net.Protocol;
import dev.mailwright.net.Refusal;
import java.time.Duration;

/** IMAP for a listener. */
public final class ImapProtocol implements Protocol<Frame> {

    // rfc3501#5.4
    private static final Duration AUTOLOGOUT = Duration.ofMinutes(30);

    private final ImapServices services;

    public ImapProtocol(ImapServices services) {
        this.services = services;
    }

    /** In the rooms of a server. */
    public static ImapProtocol in(Rooms rooms, ImapSettings settings) {
        return new ImapProtocol(new ImapServices(
                rooms.hostname(),
                rooms.store(),
                rooms.authenticator(),
                rooms.time(),
                rooms.spoolDirectory(),
                rooms.maxMessageSize(),
                AUTOLOGOUT,
                settings.without(),
                settings.index()));
    }

    @Override
    public String name() {
        return "imap";
    }

    @Override
    public Dialogue<Frame> open(Link<Frame> link) {
        return new ImapDialogue(new ImapSession(services, new LinkPort(link), VerbTable.STANDARD));
    }

    // rfc3501#7.1.5
    // rfc5530#3
    @Override
    public String refusal(Refusal why) {
        return switch (why) {
            case TOTAL, UNAUTHENTICATED -> "* BYE [UNAVAILABLE] Too busy, try again later\r\n";
            case ADDRESS -> "* BYE [LIMIT] Too many connections from your address\r\n";
            case RATE, OFFENCES -> "* BYE [LIMIT] Your address is turned away, try again later\r\n";
            case STOPPING -> "* BYE [UNAVAILABLE] Server shutting down\r\n";
        };
    }
}
