package dev.mailwright.delivery;

import dev.mailwright.directory.Principal;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.MailboxName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a message comes from. The {@code with} methods return a changed copy.
 */
public final class Source {

    private final String protocol;
    private final String session;
    private final String client;
    private final Kind kind;
    private final @Nullable Principal user;
    private final @Nullable DeliveryKey key;
    private final MailboxName folder;

    private enum Kind {
        PEER,
        TRUSTED_PEER,
        APPLICATION,
        REMOTE_MAILBOX
    }

    private Source(
            String protocol,
            String session,
            String client,
            Kind kind,
            @Nullable Principal user,
            @Nullable DeliveryKey key,
            MailboxName folder) {
        this.protocol = protocol;
        this.session = session;
        this.client = client;
        this.kind = kind;
        this.user = user;
        this.key = key;
        this.folder = folder;
    }

    /**
     * @param protocol {@code smtp}, {@code lmtp}, {@code submit} ...
     * @param session the id of the connection or job in logs
     * @param client the address or name of the peer, for logs; empty for the application itself
     */
    public static Source of(String protocol, String session, String client) {
        return new Source(protocol, session, client, Kind.PEER, null, null, MailboxName.INBOX);
    }

    /** Handed in by the application itself, which may send to anybody. */
    public static Source application(String session) {
        return new Source("submit", session, "", Kind.APPLICATION, null, null, MailboxName.INBOX);
    }

    /**
     * Fetched from a mailbox on another server, where it was delivered before: what its header says of earlier mailboxes is
     * no loop.
     *
     * @param server its name, for logs
     */
    public static Source retrieved(String session, String server) {
        return new Source("fetch", session, server, Kind.REMOTE_MAILBOX, null, null, MailboxName.INBOX);
    }

    /** Sent by somebody who has logged in. */
    public Source withUser(Principal principal) {
        return new Source(protocol, session, client, kind, principal, key, folder);
    }

    /** From a network whose clients may send to anybody. */
    public Source withRelay() {
        return new Source(protocol, session, client, Kind.TRUSTED_PEER, user, key, folder);
    }

    /**
     * The same message may be handed in again with the same key after a crash, and is stored once all the same, until
     * {@link Transaction#forgetKey}.
     */
    public Source withKey(DeliveryKey name) {
        return new Source(protocol, session, client, kind, user, name, folder);
    }

    /** Copies that would go to INBOX go into this folder, which is made when it is missing. */
    public Source withFolder(MailboxName name) {
        return new Source(protocol, session, client, kind, user, key, name);
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
        return Optional.ofNullable(user);
    }

    public Optional<DeliveryKey> key() {
        return Optional.ofNullable(key);
    }

    /** Where copies go that no tag sends elsewhere. */
    public MailboxName folder() {
        return folder;
    }

    /** Whether mail for other people's domains may be handed in. */
    public boolean mayRelay() {
        return user != null || kind == Kind.APPLICATION || kind == Kind.TRUSTED_PEER;
    }

    /** Whether each message is handed in by a worker of its own, which does nothing else until the answer is there. */
    boolean handsInAlone() {
        return kind == Kind.PEER || kind == Kind.TRUSTED_PEER;
    }

    /** Whether a mailbox that the header names is a mailbox of this journey. */
    boolean hasOwnHops() {
        return kind != Kind.REMOTE_MAILBOX;
    }
}
