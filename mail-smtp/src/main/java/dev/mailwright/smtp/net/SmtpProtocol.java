package dev.mailwright.smtp.net;

import dev.mailwright.Rooms;
import dev.mailwright.check.Checks;
import dev.mailwright.check.Panel;
import dev.mailwright.net.Dialogue;
import dev.mailwright.net.Frame;
import dev.mailwright.net.Link;
import dev.mailwright.net.Protocol;
import dev.mailwright.net.Refusal;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.reply.ReplyText;
import dev.mailwright.smtp.session.Role;
import dev.mailwright.smtp.session.SmtpHost;
import dev.mailwright.smtp.session.SmtpLimits;
import dev.mailwright.smtp.session.SmtpRates;
import dev.mailwright.smtp.session.SmtpRules;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.verb.VerbTable;

/** SMTP for a listener. Thread-safe. */
public final class SmtpProtocol implements Protocol<Frame> {

    private final SmtpHost host;

    SmtpProtocol(SmtpHost host) {
        this.host = host;
    }

    /** With the limits and rooms of a server. */
    public static SmtpProtocol in(
            Rooms rooms, Role role, Checks checks, SmtpRules rules, SmtpRates rates, SmtpLimits limits) {
        return new SmtpProtocol(new SmtpHost(
                rooms.hostname(),
                role,
                limits,
                rules,
                rates,
                VerbTable.of(role),
                new Panel(checks, rooms.workers(), rooms.time()),
                rooms.directory(),
                rooms.router(),
                rooms.delivery(),
                rooms.authenticator(),
                rooms.events(),
                rooms.time(),
                rooms.random(),
                rooms.spoolDirectory()));
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Dialogue<Frame> open(Link<Frame> link) {
        return new SmtpDialogue(new SmtpSession(host, new LinkWire(link)));
    }

    // rfc5321#3.8
    @Override
    public String refusal(Refusal why) {
        return ReplyText.of(
                switch (why) {
                    case TOTAL, UNAUTHENTICATED -> Replies.BUSY;
                    case ADDRESS -> Replies.TOO_MANY_CONNECTIONS;
                    case RATE -> Replies.TOO_FAST;
                    case OFFENCES -> Replies.OFFENDER;
                    case STOPPING -> Replies.SHUTTING_DOWN;
                });
    }
}
