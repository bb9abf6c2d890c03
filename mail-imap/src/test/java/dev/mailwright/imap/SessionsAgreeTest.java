package dev.mailwright.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.AccountId;
import dev.mailwright.store.Flag;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.View;
import dev.mailwright.transcript.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final Pattern NUMBER = Pattern.compile("\\* (\\d+) (EXISTS|EXPUNGE|FETCH)(.*)");
    private static final Pattern UID = Pattern.compile("UID (\\d+)");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
    private static final List<String> WORDS = List.of("\\Seen", "\\Flagged", "\\Deleted", "Work");

    @RepeatedTest(20)
    void whateverOthersDo(RepetitionInfo repetition) {
        try (ImapWorld world = ImapWorld.inMemory()) {
            SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
            world.given(statement("account " + ADDRESS + " secret"));
            world.given(statement("messages " + ADDRESS + " INBOX 5"));
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                clients.add(new Client(world.connect()));
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

    private static void step(ImapWorld world, Client client, SplittableRandom random) {
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

    private static final class Message {
        private long uid;
        private TreeSet<String> flags = new TreeSet<>();
        private boolean known;
    }

    private static final class Client {

        private final PureImap session;
        private final List<Message> messages = new ArrayList<>();

        Client(PureImap session) {
            this.session = session;
            session.greeting();
            command("LOGIN " + ADDRESS + " secret");
            command("SELECT INBOX");
            command("UID FETCH 1:* (FLAGS)");
        }

        String someNumbers(SplittableRandom random) {
            int one = random.nextInt(Math.max(1, messages.size())) + 1;
            int other = random.nextInt(Math.max(1, messages.size())) + 1;
            return one + ":" + other;
        }

        /** What the client does itself and is not told, but for what others did to the same messages. */
        void silently(String numbers, String word, boolean add) {
            String[] ends = numbers.split(":", -1);
            int first = Math.min(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
            int last = Math.max(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
            for (Message message :
                    messages.subList(Math.min(first - 1, messages.size()), Math.min(last, messages.size()))) {
                if (add) {
                    message.flags.add(word);
                } else {
                    message.flags.remove(word);
                }
            }
            command("STORE " + numbers + (add ? " +" : " -") + "FLAGS.SILENT (" + word + ")");
        }

        void command(String command) {
            String answer = new String(
                    session.receive(("t " + command + "\r\n").getBytes(StandardCharsets.US_ASCII)),
                    StandardCharsets.US_ASCII);
            List<String> lines = answer.lines().toList();
            assertThat(lines.get(lines.size() - 1))
                    .as(command)
                    .matches("t (OK|NO \\[EXPUNGEISSUED\\]|BAD No message with such a number).*");
            boolean mayNotExpunge = command.startsWith("FETCH") || command.startsWith("STORE");
            for (String line : lines) {
                assertThat(mayNotExpunge && line.endsWith(" EXPUNGE")).as(line).isFalse();
                believe(line);
            }
        }

        private void believe(String line) {
            Matcher m = NUMBER.matcher(line);
            if (!m.matches()) {
                return;
            }
            int number = Integer.parseInt(m.group(1));
            switch (m.group(2)) {
                case "EXISTS" -> {
                    assertThat(number).isGreaterThanOrEqualTo(messages.size());
                    while (messages.size() < number) {
                        messages.add(new Message());
                    }
                }
                case "EXPUNGE" -> messages.remove(number - 1);
                default -> learn(messages.get(number - 1), m.group(3));
            }
        }

        private static void learn(Message message, String items) {
            Matcher uid = UID.matcher(items);
            if (uid.find()) {
                long told = Long.parseLong(uid.group(1));
                assertThat(message.uid == 0 || message.uid == told).as(items).isTrue();
                message.uid = told;
            }
            Matcher flags = FLAGS.matcher(items);
            if (flags.find()) {
                message.known = true;
                message.flags = new TreeSet<>(List.of(flags.group(1).split(" ")));
                message.flags.removeAll(List.of("\\Recent", ""));
            }
        }

        void compare(View view) {
            command("NOOP");
            IntFunction<TreeSet<String>> flags =
                    i -> view.flagsAt(i).stream().map(Flag::name).collect(Collectors.toCollection(TreeSet::new));
            assertThat(messages).hasSize(view.size());
            for (int i = 0; i < view.size(); i++) {
                Message message = messages.get(i);
                assertThat(message.uid == 0 || message.uid == view.uidAt(i)).isTrue();
                if (message.known) {
                    assertThat(message.flags).as("message %s", i + 1).isEqualTo(flags.apply(i));
                }
            }
            command("UID FETCH 1:* (FLAGS)");
            for (int i = 0; i < view.size(); i++) {
                assertThat(messages.get(i).uid).isEqualTo(view.uidAt(i));
                assertThat(messages.get(i).flags).isEqualTo(flags.apply(i));
            }
        }
    }
}
