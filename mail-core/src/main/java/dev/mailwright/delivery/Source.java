package dev.mailwright.delivery;

import dev.mailwright.directory.Principal;
import java.util.Optional;

/**
 * Where a message comes from. The {@code with} methods return a changed copy.
 */
public final class Source {

    private final String protocol;
    private final String session;
    private final String client;
    private final Optional<Principal> user;
    private final boolean application;

    private Source(String protocol, String session, String client, Optional<Principal> user, boolean application) {
        this.application = application;
        this.protocol = protocol;
        this.session = session;
        this.client = client;
        this.user = user;
    }

    /**
     * @param protocol {@code smtp}, {@code lmtp}, {@code fetch}, {@code submit} ...
     * @param session the id of the connection or job in logs
     * @param client the address or name of the peer, for logs; empty for the application itself
     */
    public static Source of(String protocol, String session, String client) {
        return new Source(protocol, session, client, Optional.empty(), false);
    }

    /** Handed in by the application itself, which may send to anybody. */
    public static Source application(String session) {
        return new Source("submit", session, "", Optional.empty(), true);
    }

    /** Sent by somebody who has logged in. */
    public Source withUser(Principal principal) {
        return new Source(protocol, session, client, Optional.of(principal), application);
    }

    public String protocol() {
        return protocol;
    }

    public String session() {
        return session;
    }

    public String client() {
        return client;
    }

    public Optional<Principal> user() {
        return user;
    }

    /** Whether mail for other people's domains may be handed in. */
    public boolean mayRelay() {
        return user.isPresent() || application;
    }
}
