package dev.mailwright.imap.search;

import dev.mailwright.AccountId;
import dev.mailwright.EventSink;
import dev.mailwright.Lookup;
import dev.mailwright.Time;
import dev.mailwright.imap.command.SearchCommand;
import dev.mailwright.imap.view.SessionView;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Message;
import dev.mailwright.store.Column;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Flag;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Narrowed;
import dev.mailwright.store.Rows;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import dev.mailwright.store.memory.MemoryStore;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** An INBOX in memory that notes which columns were asked for. */
final class SearchBox implements AutoCloseable, SessionView {

    private static final AccountId JOHN = new AccountId("john@example.com");

    private final MemoryStore store = MemoryStore.create();
    private final List<Set<Column>> asked = new ArrayList<>();
    private Narrowed narrowed = Narrowed.NOTHING_KNOWN;
    private View view;
    private final Mailbox mailbox;

    SearchBox() {
        store.open(environment());
        file("Subject: placeholder\r\n\r\n", Instant.EPOCH, Set.of());
        if (!(store.folders(JOHN).open(MailboxName.INBOX) instanceof Lookup.Found<Mailbox> found)) {
            throw new AssertionError("no INBOX");
        }
        found.value().expunge(UidSet.of(1)).toCompletableFuture().join();
        mailbox = noting(found.value());
        view = mailbox.view();
    }

    private static StoreEnvironment environment() {
        return new StoreEnvironment() {
            @Override
            public Time time() {
                return new VirtualTime(Instant.parse("2024-03-01T00:00:00Z"));
            }

            @Override
            public Executor workers() {
                return Runnable::run;
            }

            @Override
            public EventSink events() {
                return EventSink.NONE;
            }

            @Override
            public RandomGenerator random() {
                return new Random(1);
            }

            @Override
            public String threadNamePrefix() {
                return "search-";
            }
        };
    }

    @SuppressWarnings("unchecked") // a proxy passes arguments untyped
    private Mailbox noting(Mailbox real) {
        return (Mailbox) Proxy.newProxyInstance(
                SearchBox.class.getClassLoader(), new Class<?>[] {Mailbox.class}, (proxy, method, args) -> {
                    switch (method.getName()) {
                        case "rows" -> {
                            asked.add((Set<Column>) args[1]);
                            return rows(real, (UidSet) args[0], (Set<Column>) args[1]);
                        }
                        case "narrow" -> {
                            return narrowed;
                        }
                        default -> {
                            return method.invoke(real, args);
                        }
                    }
                });
    }

    private static Rows rows(Mailbox real, UidSet uids, Set<Column> columns) {
        return real.rows(uids, columns);
    }

    /** Files a message of octets as chars; returns its UID. */
    long file(String mail, Instant date, Set<Flag> flags) {
        try (Staged staged = store.stage(Message.of(mail.getBytes(StandardCharsets.ISO_8859_1)))) {
            Filing filing =
                    Filing.to(JOHN, MailboxName.INBOX, date).withFlags(flags).withOptions(FilingOption.values());
            Filed filed = store.file(staged, List.of(filing))
                    .toCompletableFuture()
                    .join()
                    .get(0);
            if (filed instanceof Filed.Stored stored) {
                return stored.uid().value();
            }
            throw new AssertionError("not filed: " + filed);
        }
    }

    long file(String mail) {
        return file(mail, Instant.parse("2024-02-03T04:05:06Z"), Set.of());
    }

    void narrows(Narrowed to) {
        narrowed = to;
    }

    List<Set<Column>> asked() {
        return asked;
    }

    SearchEvaluator evaluator() {
        view = mailbox.view();
        return new SearchEvaluator(mailbox, view, this, mailbox::narrow, Instant.EPOCH, ZoneOffset.UTC);
    }

    /** As on the wire, octets as chars. */
    String search(String keys) {
        byte[] octets = keys.getBytes(StandardCharsets.ISO_8859_1);
        return evaluator()
                .search(SearchCommand.parse(new Tokens(octets, 8), true).key())
                .toString();
    }

    void expunge(long uid) {
        mailbox.expunge(UidSet.of(uid)).toCompletableFuture().join();
    }

    @Override
    public int count() {
        return view.size();
    }

    @Override
    public long uid(int number) {
        return view.uidAt(number - 1);
    }

    @Override
    public int number(long uid) {
        return Math.max(0, view.indexOf(uid) + 1);
    }

    @Override
    public UidSet uids() {
        return view.uids();
    }

    @Override
    public boolean isRecent(long uid) {
        return uid % 3 == 0;
    }

    @Override
    public void close() {
        store.close();
    }
}
