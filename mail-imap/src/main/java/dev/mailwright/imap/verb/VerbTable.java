package dev.mailwright.imap.verb;

import static dev.mailwright.imap.verb.Capability.always;
import static dev.mailwright.imap.verb.Capability.toStrangers;
import static dev.mailwright.imap.verb.Capability.with;
import static dev.mailwright.imap.verb.Row.UpdateRule.ALL;
import static dev.mailwright.imap.verb.Row.UpdateRule.ALL_WITH_UID;
import static dev.mailwright.imap.verb.Row.UpdateRule.NONE;
import static dev.mailwright.imap.verb.Row.UpdateRule.NO_EXPUNGE;
import static dev.mailwright.imap.verb.Row.blocking;
import static dev.mailwright.imap.verb.Row.inline;

import dev.mailwright.directory.Mechanism;
import dev.mailwright.imap.session.ImapServices;
import dev.mailwright.imap.session.Port;
import dev.mailwright.imap.session.State;
import dev.mailwright.sasl.LoginContext;
import dev.mailwright.store.StoreFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every verb there is, and what is advertised. Immutable. */
public final class VerbTable {

    private static final Class<State> ANY = State.class;
    private static final Class<State.NotAuthenticated> STRANGER = State.NotAuthenticated.class;
    private static final Class<State.Authenticated> USER = State.Authenticated.class;
    private static final Class<State.Selected> SELECTED = State.Selected.class;

    private static final Capability[] THREADS = {
        always("THREAD=ORDEREDSUBJECT"), always("THREAD=REFERENCES"), always("THREAD=REFS")
    };

    private static final Capability[] QUOTAS = {
        with("QUOTA", StoreFeature.QUOTA),
        with("QUOTA=RES-STORAGE", StoreFeature.QUOTA),
        with("QUOTA=RES-MESSAGE", StoreFeature.QUOTA)
    };

    private static final List<Row<?, ?>> ROWS = List.of(
            // any state
            inline("CAPABILITY", new CapabilityVerb(), ANY),
            blocking("NOOP", new NoopVerb<State>(), ANY, ALL),
            inline("LOGOUT", new LogoutVerb(), ANY),
            inline("ID", new IdVerb(), ANY).advertising(always("ID")),
            // not authenticated
            inline("STARTTLS", new StartTlsVerb(), STRANGER)
                    .advertising(toStrangers("STARTTLS", offer -> offer.port().canStartTls())),
            inline("LOGIN", new LoginVerb(), STRANGER),
            inline("AUTHENTICATE", new AuthenticateVerb(), STRANGER),
            // authenticated
            inline("ENABLE", new EnableVerb(), USER).advertising(always("ENABLE")),
            inline("NAMESPACE", new NamespaceVerb(), USER).advertising(always("NAMESPACE")),
            blocking("LIST", new ListVerb(), USER, ALL),
            blocking("LSUB", new LsubVerb(), USER, ALL),
            blocking("SELECT", new SelectVerb(false), USER, NONE),
            blocking("EXAMINE", new SelectVerb(true), USER, NONE),
            blocking("CREATE", new CreateVerb(), USER, ALL),
            blocking("DELETE", new DeleteVerb(), USER, ALL),
            blocking("RENAME", new RenameVerb(), USER, ALL),
            blocking("SUBSCRIBE", new SubscribeVerb(true), USER, ALL),
            blocking("UNSUBSCRIBE", new SubscribeVerb(false), USER, ALL),
            blocking("STATUS", new StatusVerb(), USER, ALL),
            blocking("APPEND", new AppendVerb(), USER, ALL),
            inline("IDLE", new IdleVerb(), USER).advertising(always("IDLE")),
            blocking("GETQUOTA", new QuotaVerb(false), USER, ALL).advertising(QUOTAS),
            blocking("GETQUOTAROOT", new QuotaRootVerb(), USER, ALL).advertising(QUOTAS),
            blocking("SETQUOTA", new QuotaVerb(true), USER, ALL).advertising(QUOTAS),
            // rfc4978#3
            inline("COMPRESS", new CompressVerb(), USER)
                    .advertising(new Capability(
                            "COMPRESS=DEFLATE",
                            offer -> !offer.stranger() && !offer.port().compressed())),
            inline("UNAUTHENTICATE", new UnauthenticateVerb(), USER)
                    .advertising(new Capability("UNAUTHENTICATE", offer -> !offer.stranger())),
            // selected
            blocking("CHECK", new NoopVerb<State.Selected>(), SELECTED, ALL),
            blocking("CLOSE", new CloseVerb(), SELECTED, NONE),
            inline("UNSELECT", new UnselectVerb(), SELECTED).advertising(always("UNSELECT")),
            blocking("EXPUNGE", new ExpungeVerb(), SELECTED, ALL),
            blocking("UID EXPUNGE", new UidExpungeVerb(), SELECTED, ALL).advertising(always("UIDPLUS")),
            blocking("SEARCH", new SearchVerb(false), SELECTED, NO_EXPUNGE),
            blocking("UID SEARCH", new SearchVerb(true), SELECTED, ALL_WITH_UID),
            blocking("SORT", new SortVerb(false), SELECTED, NO_EXPUNGE).advertising(always("SORT")),
            blocking("UID SORT", new SortVerb(true), SELECTED, ALL_WITH_UID).advertising(always("SORT")),
            blocking("THREAD", new ThreadVerb(false), SELECTED, NO_EXPUNGE).advertising(THREADS),
            blocking("UID THREAD", new ThreadVerb(true), SELECTED, ALL_WITH_UID).advertising(THREADS),
            blocking("FETCH", new FetchVerb(false), SELECTED, NO_EXPUNGE),
            blocking("UID FETCH", new FetchVerb(true), SELECTED, ALL_WITH_UID),
            blocking("STORE", new StoreVerb(false), SELECTED, NO_EXPUNGE),
            blocking("UID STORE", new StoreVerb(true), SELECTED, ALL_WITH_UID),
            blocking("REPLACE", new ReplaceVerb(false), SELECTED, ALL).advertising(always("REPLACE")),
            blocking("UID REPLACE", new ReplaceVerb(true), SELECTED, ALL_WITH_UID)
                    .advertising(always("REPLACE")),
            blocking("COPY", new CopyVerb(false, false), SELECTED, ALL),
            blocking("UID COPY", new CopyVerb(true, false), SELECTED, ALL_WITH_UID),
            blocking("MOVE", new CopyVerb(false, true), SELECTED, ALL).advertising(always("MOVE")),
            blocking("UID MOVE", new CopyVerb(true, true), SELECTED, ALL_WITH_UID));

    /** What belongs to no verb: arguments of verbs that there are anyway, and what the wire does. */
    private static final List<Capability> PARTS = List.of(
            toStrangers("LOGINDISABLED", offer -> !offer.passwords()),
            toStrangers("SASL-IR", offer -> !offer.mechanisms().isEmpty()),
            always("CHILDREN"),
            always("SPECIAL-USE"),
            with("CREATE-SPECIAL-USE", StoreFeature.CREATE_SPECIAL_USE),
            always("LIST-EXTENDED"),
            always("LIST-STATUS"),
            always("STATUS=SIZE"),
            with("CONDSTORE", StoreFeature.MODSEQ),
            with("QRESYNC", StoreFeature.EXPUNGE_LOG),
            with("OBJECTID", StoreFeature.OBJECT_ID),
            always("ESORT"),
            always("SORT=DISPLAY"),
            always("WITHIN"),
            always("I18NLEVEL=1"),
            always("PREVIEW"),
            always("BINARY"),
            always("MULTIAPPEND"),
            always("CATENATE"),
            new Capability("UTF8=ACCEPT", offer -> !offer.stranger()),
            always("ESEARCH"),
            always("SEARCHRES"),
            always("PARTIAL"));

    /** The protocols themselves. */
    private static final List<Capability> REVISIONS = List.of(always("IMAP4rev1"), always("IMAP4rev2"));

    /** The one there is. */
    public static final VerbTable STANDARD = new VerbTable();

    private final Map<String, Row<?, ?>> rows = new LinkedHashMap<>();

    private VerbTable() {
        ROWS.forEach(row -> rows.put(row.name(), row));
    }

    /** The row of a verb in upper case. */
    public Optional<Row<?, ?>> find(String name) {
        return Optional.ofNullable(rows.get(name));
    }

    /** All names, in the order of the table. */
    public Set<String> names() {
        return rows.keySet();
    }

    /** What can be had in this state on this connection. */
    public List<String> capabilities(State state, Port port, ImapServices services, LoginContext login) {
        List<Mechanism> mechanisms = services.authenticator().mechanisms(login);
        Capability.Offer offer =
                new Capability.Offer(state, port, services.store().features(), mechanisms);
        List<Capability> all = new ArrayList<>(REVISIONS);
        rows.values().forEach(row -> all.addAll(row.capabilities()));
        // rfc7888#5
        all.add(always(services.without().contains("LITERAL+") ? "LITERAL-" : "LITERAL+"));
        all.addAll(PARTS);
        // rfc7889#3
        all.add(always("APPENDLIMIT=" + services.maxMessageSize().bytes()));
        mechanisms.forEach(mechanism -> all.add(toStrangers("AUTH=" + mechanism.wireName(), any -> true)));
        return all.stream()
                .filter(capability -> capability.when().test(offer) && !capability.isAmong(services.without()))
                .map(Capability::name)
                .distinct()
                .toList();
    }
}
