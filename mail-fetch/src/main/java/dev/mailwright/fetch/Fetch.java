package dev.mailwright.fetch;

import dev.mailwright.ServiceKey;
import dev.mailwright.fetch.settings.Protocol;

/**
 * Entry to the fetch engine.
 *
 * <pre>{@code
 * FetchAccount gmx = Fetch.pop3("gmx", "pop.gmx.example").login("u", "p").keep().deliverTo("john");
 * MailServer.builder()...add(Fetch.engine(gmx))
 * }</pre>
 */
public final class Fetch {

    /** Finds the engine in a running server: {@code server.service(Fetch.ENGINE)}. */
    public static final ServiceKey<FetchEngine> ENGINE = new ServiceKey<>("fetch", FetchEngine.class);

    private Fetch() {}

    /**
     * An account fetched by IMAP.
     *
     * @param name of the account here: its label in logs, events and the journal; it must not change while mail is kept there
     * @param host name or numeric address of the server
     */
    public static FetchAccount imap(String name, String host) {
        return FetchAccount.of(name, Protocol.IMAP, host);
    }

    /** The same where the host is also the account's name. */
    public static FetchAccount imap(String host) {
        return imap(host, host);
    }

    /** An account fetched by POP3; see {@link #imap(String, String)}. */
    public static FetchAccount pop3(String name, String host) {
        return FetchAccount.of(name, Protocol.POP3, host);
    }

    /** The same where the host is also the account's name. */
    public static FetchAccount pop3(String host) {
        return pop3(host, host);
    }

    /** An account fetched by IMAP where the server answers to that, else by POP3. */
    public static FetchAccount auto(String name, String host) {
        return FetchAccount.of(name, Protocol.AUTO, host);
    }

    /** The engine with its first accounts; more can be put in while it runs. */
    public static FetchBuilder engine(FetchAccount... accounts) {
        return new FetchBuilder(accounts);
    }
}
