package dev.mailwright.imap;

import dev.mailwright.AccountId;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.transcript.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Several sessions do what they like with one mailbox. Beside each stands a naive client that believes every untagged
 * response; after a NOOP each must hold what the mailbox holds, number by number.
 */
class SessionsAgreeTest {

    private static final String ADDRESS = "john@x.test";
    private static final int SESSIONS = 3;
    private static final int STEPS = 150;
    private static final List<String> WORDS = List.of("\\Seen", "\\Flagged", "\\Deleted", "Work");

    @RepeatedTest(20)
    void whateverOthersDo(RepetitionInfo repetition) {
        try (ImapWorld world = ImapWorld.inMemory()) {
            SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
            world.given(statement("account " + ADDRESS + " secret"));
            world.given(statement("messages " + ADDRESS + " INBOX 5"));
            List<NaiveClient> clients = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                clients.add(client(world.connect()));
            }
            for (int i = 0; i < STEPS; i++) {
                step(world, clients.get(random.nextInt(SESSIONS)), random);
            }
            Mailbox inbox = world.store()
                    .folders(new AccountId(ADDRESS))
                    .open(MailboxName.INBOX)
                    .toOptional()
                    .orElseThrow();
            clients.forEach(client -> client.compare(inbox.view()));
        }
    }

    private static NaiveClient client(PureImap session) {
        session.greeting();
        return new NaiveClient(
                command -> new String(
                                session.receive((command + "\r\n").getBytes(StandardCharsets.US_ASCII)),
                                StandardCharsets.US_ASCII)
                        .lines()
                        .toList(),
                ADDRESS,
                "INBOX");
    }

    private static void step(ImapWorld world, NaiveClient client, SplittableRandom random) {
        String some = client.someNumbers(random);
        String word = WORDS.get(random.nextInt(WORDS.size()));
        switch (random.nextInt(9)) {
            case 0 -> world.given(statement("messages " + ADDRESS + " INBOX " + random.nextInt(1, 4)));
            case 1 -> client.command("EXPUNGE");
            case 2 -> client.command("NOOP");
            case 3 -> client.command("STORE " + some + " +FLAGS (" + word + ")");
            case 4 -> client.silently(some, word, true);
            case 5 -> client.silently(some, word, false);
            case 6 -> client.command("FETCH " + some + " (UID FLAGS)");
            case 7 -> client.command("UID FETCH 1:* (FLAGS)");
            default -> client.command("UID STORE 1:" + random.nextInt(1, 30) + " +FLAGS (" + word + ")");
        }
    }

    private static Statement statement(String text) {
        return new Statement(text, List.of());
    }
}
