package dev.mailwright.fetch;

import dev.mailwright.MailService;
import dev.mailwright.Problem;
import dev.mailwright.Rooms;
import dev.mailwright.ServiceKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The engine as a service of a server. */
record FetchService(List<FetchAccount> accounts, int parallel, int perHost, Optional<Path> journal)
        implements MailService {

    @Override
    public ServiceKey<FetchEngine> key() {
        return Fetch.ENGINE;
    }

    @Override
    public List<Problem> problems(Rooms rooms) {
        List<Problem> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (FetchAccount account : accounts) {
            problems.addAll(problems(account, rooms));
            if (!names.add(account.name())) {
                problems.add(new Problem(
                        "fetch.account.duplicate",
                        account.name(),
                        "two fetch accounts have the same name, and would share a journal",
                        "Give one another name: Fetch.imap(\"name\", \"host\")"));
            }
        }
        if (parallel < 1 || perHost < 1) {
            problems.add(new Problem("fetch.parallel", "fetch", "nothing would ever be fetched", "Take 1 or more"));
        }
        return problems;
    }

    static List<Problem> problems(FetchAccount account, Rooms rooms) {
        List<Problem> problems = new ArrayList<>(account.problems());
        account.destination()
                .ifPresent(to ->
                        problems.addAll(to.problems("fetch account \"" + account.name() + "\"", rooms.localDomains())));
        return problems;
    }

    @Override
    public Running bind(Rooms rooms) {
        Crew crew = new Crew(rooms.threadNamePrefix() + "-fetch", parallel, perHost);
        Path directory = journal.orElseGet(() -> rooms.stateDirectory("fetch"));
        rooms.shared(JournalsPart.class, all -> new JournalsPart(directory));
        return new Engine(rooms, crew, directory, accounts);
    }
}
