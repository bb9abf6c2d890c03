package dev.mailwright.pop3.verb;

import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.State;
import dev.mailwright.pop3.session.State.Authorization;
import dev.mailwright.pop3.session.State.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The verbs of a service, in the order in which CAPA offers what they bring. Immutable. */
public final class VerbTable {

    /** Names and passwords may be longer than other arguments. */
    private static final int LONGEST_LOGIN = 512;

    private final Map<String, VerbRow<?>> rows = new LinkedHashMap<>();

    private VerbTable(List<VerbRow<?>> all) {
        all.forEach(row -> rows.put(row.name(), row));
    }

    /** What POP3 servers and clients both speak to us. */
    public static VerbTable standard() {
        return new VerbTable(List.of(
                VerbRow.of("CAPA", State.class, new CapaVerb())
                        .offering(
                                Capability.always("RESP-CODES"),
                                Capability.always("PIPELINING"),
                                // rfc2449#6.7
                                Capability.always("EXPIRE NEVER"),
                                session -> session.host().delay().capability(),
                                Capability.always("IMPLEMENTATION Mailwright")),
                VerbRow.of("UTF8", Authorization.class, new Utf8Verb()).offering(Capability.always("UTF8 USER")),
                VerbRow.of("LANG", State.class, new LangVerb()).offering(Capability.always("LANG")),
                VerbRow.of("USER", Authorization.class, new UserVerb())
                        .withLines(LONGEST_LOGIN)
                        .offering(UserVerb::offer),
                VerbRow.of("PASS", State.Named.class, new PassVerb()).withLines(LONGEST_LOGIN),
                VerbRow.of("AUTH", Authorization.class, new AuthVerb())
                        .withLines(Pop3Session.LONGEST_LINE)
                        .offering(AuthVerb::offer, Capability.always("AUTH-RESP-CODE")),
                VerbRow.of("STLS", Authorization.class, new StlsVerb()).offering(StlsVerb::offer),
                VerbRow.of("STAT", Transaction.class, new StatVerb()).blocking(),
                VerbRow.of("LIST", Transaction.class, new ListVerb()).blocking(),
                VerbRow.of("UIDL", Transaction.class, new UidlVerb()).offering(Capability.always("UIDL")),
                VerbRow.of("TOP", Transaction.class, new TopVerb()).blocking().offering(Capability.always("TOP")),
                VerbRow.of("RETR", Transaction.class, new RetrVerb()).blocking(),
                VerbRow.of("DELE", Transaction.class, new DeleVerb()),
                VerbRow.of("RSET", Transaction.class, new RsetVerb()),
                VerbRow.of("NOOP", Transaction.class, new NoopVerb()),
                VerbRow.of("QUIT", State.class, new QuitVerb()).blocking()));
    }

    /** @param name in upper case */
    public Optional<VerbRow<?>> find(String name) {
        return Optional.ofNullable(rows.get(name));
    }

    public Set<String> names() {
        return Set.copyOf(rows.keySet());
    }

    public List<VerbRow<?>> rows() {
        return List.copyOf(rows.values());
    }

    /** What CAPA says on this connection. */
    public List<String> capabilities(Pop3Session session) {
        return rows.values().stream()
                .flatMap(row -> row.capabilities().stream())
                .flatMap(capability -> capability.offer(session).stream())
                .toList();
    }
}
