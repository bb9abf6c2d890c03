package dev.mailwright.smtp.verb;

import dev.mailwright.net.CidrBlock;
import dev.mailwright.smtp.command.Digits;
import dev.mailwright.smtp.command.SyntaxException;
import dev.mailwright.smtp.command.XclientCommand;
import dev.mailwright.smtp.reply.Replies;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.State;
import dev.mailwright.smtp.session.Turn;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;

/** XCLIENT: a trusted peer tells for whom it speaks; the session begins anew with a greeting. Known to nobody else. */
final class XclientVerb implements Verb<State> {

    /** The name is read and not believed. */
    private static final Set<String> KNOWN = Set.of("NAME", "ADDR", "PORT");

    private static final int PORT_DIGITS = 5;
    private static final int HIGHEST_PORT = 65_535;

    static Optional<String> offer(SmtpSession session) {
        return session.peerMayName() ? Optional.of("XCLIENT NAME ADDR PORT") : Optional.empty();
    }

    @Override
    public Turn run(SmtpSession session, State state, String argument) {
        if (!session.peerMayName()) {
            return session.reply(Replies.UNKNOWN_COMMAND);
        }
        if (!(state instanceof State.Connected || state instanceof State.Ready)) {
            return session.reply(Replies.IN_TRANSACTION);
        }
        XclientCommand command = XclientCommand.of(argument);
        if (!KNOWN.containsAll(command.attributes().keySet())) {
            return session.reply(Replies.UNKNOWN_PARAMETER);
        }
        return session.introduced(address(session, command));
    }

    private static InetSocketAddress address(SmtpSession session, XclientCommand command) {
        InetSocketAddress known = session.client();
        Optional<String> port = command.attributes().getOrDefault("PORT", Optional.empty());
        Optional<String> address = command.attributes().getOrDefault("ADDR", Optional.empty());
        return new InetSocketAddress(
                address.map(XclientVerb::numeric).orElse(known.getAddress()),
                port.map(XclientVerb::port).orElse(0));
    }

    private static InetAddress numeric(String text) {
        String plain = text.regionMatches(true, 0, "IPV6:", 0, 5) ? text.substring(5) : text;
        try {
            return CidrBlock.address(plain);
        } catch (IllegalArgumentException none) {
            throw new SyntaxException(SyntaxException.Kind.ARGUMENT, "ADDR is no numeric address");
        }
    }

    private static int port(String text) {
        long port = Digits.parse(text, PORT_DIGITS).orElse(-1);
        if (port < 0 || port > HIGHEST_PORT) {
            throw new SyntaxException(SyntaxException.Kind.ARGUMENT, "PORT is no port");
        }
        return (int) port;
    }
}
