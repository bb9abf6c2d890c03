package dev.mailwright.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.Flag;
import dev.mailwright.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A client that has selected a mailbox and believes every untagged response, as long as it may be said. */
final class NaiveClient {

    private static final Pattern NUMBER = Pattern.compile("\\* (\\d+) (EXISTS|EXPUNGE|FETCH)(.*)");
    private static final Pattern UID = Pattern.compile("UID (\\d+)");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
    private static final Pattern ENDS = Pattern.compile("t (OK|NO \\[(EXPUNGEISSUED|TRYCREATE|NONEXISTENT"
            + "|ALREADYEXISTS)]|BAD No message with such a number).*");

    private final Function<String, List<String>> server;
    private final List<Message> messages = new ArrayList<>();

    private static final class Message {
        private long uid;
        private TreeSet<String> flags = new TreeSet<>();
        private boolean known;
    }

    /** @param server given a command with its tag and without its line end, says the lines of the answer */
    NaiveClient(Function<String, List<String>> server, String address, String mailbox) {
        this.server = server;
        command("LOGIN " + address + " secret");
        command("SELECT " + mailbox);
        command("UID FETCH 1:* (FLAGS)");
    }

    String someNumbers(SplittableRandom random) {
        int one = random.nextInt(Math.max(1, messages.size())) + 1;
        int other = random.nextInt(Math.max(1, messages.size())) + 1;
        return one + ":" + other;
    }

    int size() {
        return messages.size();
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
        List<String> lines = server.apply("t " + command);
        assertThat(lines.get(lines.size() - 1)).as(command).matches(ENDS);
        boolean mayNotExpunge =
                command.startsWith("FETCH") || command.startsWith("STORE") || command.startsWith("SEARCH");
        for (String line : lines) {
            assertThat(mayNotExpunge && line.endsWith(" EXPUNGE")).as(line).isFalse();
            believe(line);
        }
        if (command.startsWith("SEARCH")) {
            lines.stream().filter(line -> line.startsWith("* SEARCH")).forEach(this::numbersAreKnown);
        }
    }

    private void numbersAreKnown(String found) {
        for (String number : found.substring("* SEARCH".length()).split(" ", -1)) {
            if (!number.isEmpty()) {
                assertThat(Integer.parseInt(number)).as(found).isBetween(1, messages.size());
            }
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

    /** While nobody changes anything: it knows what there is. */
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
