package dev.mailwright.fetch;

import dev.mailwright.ConfigurationException;
import dev.mailwright.Lookup;
import dev.mailwright.Problem;
import dev.mailwright.Rooms;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.fetch.migration.Migration;
import dev.mailwright.fetch.migration.MigrationReport;
import dev.mailwright.fetch.migration.Orders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The migrations under way, each with a thread of its own. Thread-safe. */
final class Migrations {

    private final Rooms rooms;
    private final Crew crew;
    private final Path journals;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    private record Running(Connector connector, Migration migration, CompletableFuture<MigrationReport> report) {

        void stop() {
            connector.stop();
            migration.stop();
        }
    }

    Migrations(Rooms rooms, Crew crew, Path journals) {
        this.rooms = rooms;
        this.crew = crew;
        this.journals = journals;
    }

    CompletionStage<MigrationReport> start(ImapMigration wish) {
        Orders orders = orders(wish);
        Connector connector = new Connector(wish.account(), rooms);
        Running one = new Running(
                connector, new Migration(connector::imap, orders, rooms, journals), new CompletableFuture<>());
        if (running.putIfAbsent(orders.name(), one) != null) {
            throw new IllegalStateException("the migration \"" + orders.name() + "\" is under way");
        }
        crew.execute(() -> {
            MigrationReport report;
            try {
                report = one.migration().run();
            } finally {
                connector.close();
                running.remove(orders.name());
            }
            one.report().complete(report);
        });
        return one.report().copy();
    }

    private Orders orders(ImapMigration wish) {
        FetchAccount account = wish.account();
        List<Problem> problems = new ArrayList<>(FetchService.problems(account, rooms));
        boolean single = account.destination()
                .map(to -> to.rule(rooms.localDomains()).isEmpty())
                .orElse(true);
        if (problems.isEmpty() && !single) {
            problems.add(new Problem(
                    "fetch.migration",
                    account.name(),
                    "a migration goes to one mailbox",
                    "Say deliverTo(\"john\") in place of multidrop(...)"));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new Orders(
                account.name(),
                owner(account.destination().orElseThrow().address(rooms.localDomains())),
                account.selection().folders(),
                wish.skipped(),
                wish.isDryRun(),
                wish.largest().bytes(),
                account.selection().rate(),
                account.selection().batch(),
                wish.listener());
    }

    private Account owner(EmailAddress address) {
        EmailAddress folded = address.folded();
        var found = rooms.directory().find(List.of(RecipientKey.of(folded)));
        if (found instanceof Lookup.Unavailable<?> away) {
            throw new IllegalStateException("the directory cannot be asked now: " + away.reason());
        }
        return found.toOptional().stream()
                .flatMap(matches -> matches.accounts().stream())
                .filter(account -> account.address().folded().equals(folded))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no mailbox " + address));
    }

    /** Cuts all of them off; completes when they are over. */
    CompletableFuture<?> stop() {
        List<Running> all = List.copyOf(running.values());
        all.forEach(Running::stop);
        return CompletableFuture.allOf(all.stream().map(Running::report).toArray(CompletableFuture[]::new));
    }
}
