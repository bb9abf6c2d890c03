package dev.mailwright.pop3.net;

import dev.mailwright.Rooms;
import dev.mailwright.net.Dialogue;
import dev.mailwright.net.Frame;
import dev.mailwright.net.Link;
import dev.mailwright.net.Protocol;
import dev.mailwright.net.Refusal;
import dev.mailwright.pop3.reply.Replies;
import dev.mailwright.pop3.reply.Reply;
import dev.mailwright.pop3.session.LoginDelay;
import dev.mailwright.pop3.session.Pop3Host;
import dev.mailwright.pop3.session.Pop3Limits;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.verb.VerbTable;
import java.time.Duration;

/** POP3 for a listener. Thread-safe. */
public final class Pop3Protocol implements Protocol<Frame> {

    private final Pop3Host host;

    Pop3Protocol(Pop3Host host) {
        this.host = host;
    }

    /**
     * With the rooms of a server and the default limits.
     *
     * @param delay between two logins of one user
     */
    public static Pop3Protocol in(Rooms rooms, Duration delay) {
        return new Pop3Protocol(new Pop3Host(
                rooms.hostname(),
                Pop3Limits.defaults(),
                new LoginDelay(delay, rooms.time()),
                VerbTable.standard(),
                rooms.authenticator(),
                rooms.store(),
                rooms.time()));
    }

    @Override
    public String name() {
        return "pop3";
    }

    @Override
    public Dialogue<Frame> open(Link<Frame> link) {
        return new Pop3Dialogue(new Pop3Session(host, new LinkWire(link)));
    }

    @Override
    public String refusal(Refusal why) {
        Reply reply = switch (why) {
            case TOTAL, UNAUTHENTICATED -> Replies.BUSY;
            case ADDRESS, RATE, OFFENCES -> Replies.TOO_MANY_CONNECTIONS;
            case STOPPING -> Replies.SHUTTING_DOWN;
        };
        return reply.line();
    }
}
