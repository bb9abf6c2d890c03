package dev.mailwright.smtp.session;

import dev.mailwright.check.Peer;
import dev.mailwright.directory.Principal;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Who is connected, as checks see it. */
record Client(
        InetSocketAddress remote,
        String session,
        String protocol,
        boolean encrypted,
        Optional<String> login,
        boolean trusted)
        implements Peer {

    /** As things are now. */
    static Client of(SmtpSession session) {
        Optional<String> login = session.user().map(Principal::login);
        return new Client(
                session.client(),
                session.wire().id(),
                session.host().role().protocol(),
                session.wire().encrypted(),
                login,
                session.mayRelay());
    }
}
