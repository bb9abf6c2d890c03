package dev.mailwright.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.AccountId;
import dev.mailwright.store.Flag;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import dev.mailwright.store.maildir.MaildirStore;
import dev.mailwright.transcript.Statement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * A client that keeps UIDs and flags comes back again and again with QRESYNC (RFC 7162) while another session does what it
 * likes; after each return, and before each leave, it must hold what the mailbox holds. It asks for nothing but what
 * changed.
 */
class ResyncTest {

    private static final String ADDRESS = "john@x.test";
    private static final int RETURNS = 12;
    private static final List<String> WORDS = List.of("\\Seen", "\\Flagged", "\\Deleted", "Work");

    @RepeatedTest(15)
    void overMemory(RepetitionInfo repetition) {
        try (ImapWorld world = ImapWorld.inMemory()) {
            comesBack(world, new SplittableRandom(repetition.getCurrentRepetition()));
        }
    }

    @RepeatedTest(5)
    void overMaildir(RepetitionInfo repetition) {
        try (ImapWorld world = ImapWorld.over(MaildirStore::at)) {
            comesBack(world, new SplittableRandom(100 + repetition.getCurrentRepetition()));
        }
    }

    private static void comesBack(ImapWorld world, SplittableRandom random) {
        world.given(statement("account " + ADDRESS + " secret"));
        world.given(statement("messages " + ADDRESS + " INBOX 8"));
        PureImap other = connected(world);
        say(other, "SELECT INBOX");
        Cache cache = new Cache();
        for (int i = 0; i < RETURNS; i++) {
            disturb(world, other, random);
            PureImap session = connected(world);
            say(session, "ENABLE QRESYNC");
            boolean first = cache.validity == 0;
            cache.believe(say(session, "SELECT INBOX" + cache.known()));
            if (first) {
                cache.believe(say(session, "UID FETCH 1:* (FLAGS)"));
            }
            cache.compare(view(world));
            long last = cache.lastUid();
            for (int step = random.nextInt(4); step > 0; step--) {
                disturb(world, other, random);
                act(cache, session, random);
            }
            cache.believe(say(session, "NOOP"));
            cache.believe(say(session, "UID FETCH " + (last + 1) + ":4294967295 (FLAGS)"));
            cache.compare(view(world));
            say(session, "LOGOUT");
        }
    }

    private static void disturb(ImapWorld world, PureImap other, SplittableRandom random) {
        for (int i = random.nextInt(6); i > 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> world.given(statement("messages " + ADDRESS + " INBOX " + random.nextInt(1, 4)));
                case 1 -> say(other, "EXPUNGE");
                case 2 -> say(other, "UID MOVE " + random.nextInt(1, 20) + " Drafts");
                default -> {
                    String sign = random.nextBoolean() ? "+" : "-";
                    String word = WORDS.get(random.nextInt(WORDS.size()));
                    int uid = random.nextInt(1, 30);
                    say(other, "UID STORE " + uid + ":" + (uid + 2) + " " + sign + "FLAGS (" + word + ")");
                }
            }
        }
    }

    private static void act(Cache cache, PureImap session, SplittableRandom random) {
        int uid = random.nextInt(1, 30);
        switch (random.nextInt(4)) {
            case 0 -> cache.believe(say(session, "EXPUNGE"));
            case 1 -> cache.believe(say(session, "UID FETCH 1:* (FLAGS) (CHANGEDSINCE " + cache.modSeq + " VANISHED)"));
            case 2 -> cache.believe(say(session, "UID FETCH " + uid + " BODY[]<900.1>"));
            default -> cache.believe(say(session, "UID STORE " + uid + " +FLAGS (\\Answered)"));
        }
    }

    private static PureImap connected(ImapWorld world) {
        PureImap session = world.connect();
        session.greeting();
        say(session, "LOGIN " + ADDRESS + " secret");
        return session;
    }

    private static View view(ImapWorld world) {
        return world.store()
                .folders(new AccountId(ADDRESS))
                .open(MailboxName.INBOX)
                .toOptional()
                .orElseThrow()
                .view();
    }

    private static String say(PureImap session, String command) {
        String answer = new String(
                session.receive(("t " + command + "\r\n").getBytes(StandardCharsets.US_ASCII)),
                StandardCharsets.US_ASCII);
        assertThat(answer).as(command).containsPattern("(?m)^t OK");
        return answer;
    }

    private static Statement statement(String text) {
        return new Statement(text, List.of());
    }

    /** What a client keeps between sessions. */
    private static final class Cache {

        private static final Pattern VALIDITY = Pattern.compile("UIDVALIDITY (\\d+)");
        private static final Pattern HIGHEST = Pattern.compile("HIGHESTMODSEQ (\\d+)");
        private static final Pattern VANISHED = Pattern.compile("\\* VANISHED (\\(EARLIER\\) )?([\\d:,]+)");
        private static final Pattern FLAGS = Pattern.compile("\\* \\d+ FETCH \\(.*FLAGS \\(([^)]*)\\).*");
        private static final Pattern UID = Pattern.compile("UID (\\d+)");

        private final Map<Long, TreeSet<String>> messages = new TreeMap<>();
        private long validity;
        private long modSeq;

        String known() {
            if (validity == 0) {
                return "";
            }
            return " (QRESYNC (" + validity + " " + modSeq + "))";
        }

        void believe(String answer) {
            answer.lines().forEach(this::line);
        }

        private void line(String line) {
            Matcher vanished = VANISHED.matcher(line);
            if (vanished.matches()) {
                UidSet.parse(vanished.group(2)).forEach(messages::remove);
            }
            Matcher uid = UID.matcher(line);
            Matcher flags = FLAGS.matcher(line);
            if (flags.matches() && uid.find()) {
                TreeSet<String> told = new TreeSet<>(List.of(flags.group(1).split(" ")));
                told.removeAll(List.of("\\Recent", ""));
                messages.put(Long.parseLong(uid.group(1)), told);
            }
            number(VALIDITY, line, value -> validity = value);
            number(HIGHEST, line, value -> modSeq = value);
        }

        private static void number(Pattern pattern, String line, java.util.function.LongConsumer to) {
            Matcher found = pattern.matcher(line);
            if (found.find()) {
                to.accept(Long.parseLong(found.group(1)));
            }
        }

        long lastUid() {
            return messages.keySet().stream().mapToLong(uid -> uid).max().orElse(0);
        }

        void compare(View view) {
            Map<Long, TreeSet<String>> truth = new TreeMap<>();
            for (int i = 0; i < view.size(); i++) {
                truth.put(
                        view.uidAt(i),
                        view.flagsAt(i).stream().map(Flag::name).collect(Collectors.toCollection(TreeSet::new)));
            }
            assertThat(messages).isEqualTo(truth);
        }
    }
}
