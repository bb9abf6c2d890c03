package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailwright.testing.dovecot.Dovecot;
import dev.mailwright.testing.dovecot.ImapWire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dovecot and we at work on one mailbox at once: nothing is lost, doubled or has a UID of another, and both see the same in
 * the end. {@code -Dshared.seconds=60} makes it longer.
 */
class SharedLoadIT {

    private static final long SECONDS = Long.getLong("shared.seconds", 8);
    private static final int WRITERS = 2;
    private static final Pattern FETCHED =
            Pattern.compile("\\* \\d+ FETCH \\((?:UID (\\d+) )?FLAGS \\(([^)]*)\\)(?: UID (\\d+))?.*", Pattern.DOTALL);
    private static final Pattern SUBJECT = Pattern.compile("(?i)Subject: (\\S+)");

    @TempDir
    Path root;

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> doomed = ConcurrentHashMap.newKeySet();
    private final Set<String> expunged = ConcurrentHashMap.newKeySet();
    private final Set<Long> flagged = ConcurrentHashMap.newKeySet();
    private final Set<Long> answered = ConcurrentHashMap.newKeySet();
    private final Map<Long, String> ours = new TreeMap<>();

    @Test
    void bothServersAtOnceLoseNothing() throws Exception {
        assumeTrue(Dovecot.missing().isEmpty(), Dovecot::missing);
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
        Path mail = Files.createDirectory(root.resolve("mail"));
        Dovecot.give(mail);
        try (Dovecot dovecot = new Dovecot(Files.createDirectory(root.resolve("dovecot")), mail)) {
            try (ImapWire first = new ImapWire(dovecot.port(), "u@ex.org")) {
                acknowledged.put("first", first.append("INBOX", "", "Subject: first\r\n\r\nx\r\n"));
            }
            work(dovecot, start(mail));
            Map<Long, String> theirs = state(dovecot);
            check(theirs);
            assertThat(ours).isEqualTo(theirs);
            assertThat(dovecot.log()).doesNotContain("Error", "orrupt", "Duplicate", "reappeared", "overridden");
        }
    }

    /** As the user that Dovecot reads mail as; it still may read the classes, which are ours alone. */
    private static Process start(Path mail) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=+dac_read_search"));
        command.add("--ambient-caps=+dac_read_search");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(SharingProcess.class.getName(), mail.toString(), Long.toString(SECONDS)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void work(Dovecot dovecot, Process process) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<Future<?>> writers = new ArrayList<>();
            boolean ready = false;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (writers.isEmpty()) {
                    for (int writer = 0; writer < WRITERS; writer++) {
                        int number = writer;
                        writers.add(threads.submit(() -> write(dovecot, number)));
                    }
                }
                if (line.equals("ready")) {
                    ready = true;
                    for (Future<?> writer : writers) {
                        writer.get(SECONDS + 120, TimeUnit.SECONDS);
                    }
                    process.getOutputStream().write('\n');
                    process.getOutputStream().flush();
                } else {
                    note(line.split(" ", 4));
                }
            }
            assertThat(ready).isTrue();
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
            threads.shutdownNow();
        }
    }

    private void note(String[] words) {
        switch (words[0]) {
            case "A" -> acknowledged.put(words[1], Long.parseLong(words[2]));
            case "F" -> flagged.add(Long.parseLong(words[1]));
            case "x" -> doomed.add(words[1]);
            case "X" -> expunged.add(words[1]);
            case "S" -> ours.put(Long.parseLong(words[1]), words[2] + " " + words[3]);
            default -> throw new AssertionError("not understood: " + String.join(" ", words));
        }
    }

    private Void write(Dovecot dovecot, int writer) throws IOException {
        Random random = new Random(writer);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (ImapWire wire = new ImapWire(dovecot.port(), "u@ex.org")) {
            wire.ask("SELECT INBOX");
            for (int i = 0; System.nanoTime() < end; i++) {
                String subject = "theirs-" + writer + "-" + i;
                acknowledged.put(
                        subject,
                        wire.append("INBOX", i % 2 == 0 ? "" : "\\Seen", "Subject: " + subject + "\r\n\r\nx\r\n"));
                Long[] known = acknowledged.values().toArray(Long[]::new);
                long uid = known[random.nextInt(known.length)];
                for (String line : wire.ask("UID STORE " + uid + " +FLAGS (\\Answered theirs)")) {
                    Matcher fetched = FETCHED.matcher(line);
                    if (fetched.matches() && line.contains("UID " + uid) && line.contains("\\Answered")) {
                        answered.add(uid);
                    }
                }
                expunge(wire, known[random.nextInt(known.length)]);
            }
        }
        return null;
    }

    private void expunge(ImapWire wire, long uid) throws IOException {
        for (String line : wire.ask("UID FETCH " + uid + " BODY.PEEK[HEADER.FIELDS (SUBJECT)]")) {
            Matcher subject = SUBJECT.matcher(line);
            if (subject.find()
                    && subject.group(1).startsWith("ours")
                    && subject.group(1).matches(".*[02468]")) {
                doomed.add(subject.group(1));
                wire.ask("UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)");
                wire.ask("UID EXPUNGE " + uid);
                expunged.add(subject.group(1));
            }
        }
    }

    private static Map<Long, String> state(Dovecot dovecot) throws IOException {
        Map<Long, String> state = new TreeMap<>();
        try (ImapWire wire = new ImapWire(dovecot.port(), "u@ex.org")) {
            wire.ask("SELECT INBOX");
            for (String line : wire.ask("UID FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])")) {
                Matcher fetched = FETCHED.matcher(line);
                Matcher subject = SUBJECT.matcher(line);
                if (fetched.matches() && subject.find()) {
                    Set<String> flags = new TreeSet<>(List.of(fetched.group(2).split(" ", -1)));
                    flags.removeAll(Set.of("\\Recent", ""));
                    state.put(Long.parseLong(fetched.group(1)), subject.group(1) + " " + String.join(" ", flags));
                }
            }
        }
        return state;
    }

    private void check(Map<Long, String> state) {
        Map<String, Long> found = new TreeMap<>();
        state.forEach((uid, text) -> assertThat(found.put(text.substring(0, text.indexOf(' ')), uid))
                .as("doubled: %s", text)
                .isNull());
        System.out.println(acknowledged.size() + " messages by both, " + expunged.size() + " expunged, "
                + flagged.size() + " and " + answered.size() + " flagged, " + found.size() + " left");
        assertThat(new TreeSet<>(acknowledged.values())).as("UIDs given once").hasSize(acknowledged.size());
        acknowledged.forEach((subject, uid) -> {
            if (expunged.contains(subject)) {
                assertThat(found).doesNotContainKey(subject);
            } else if (!doomed.contains(subject)) {
                assertThat(found).as("lost, or with another UID").containsEntry(subject, uid);
            }
        });
        assertThat(acknowledged.keySet()).containsAll(found.keySet());
        state.forEach((uid, text) -> {
            List<String> flags = List.of(text.split(" ", -1));
            if (flagged.contains(uid)) {
                assertThat(flags).as(text).contains("\\Flagged", "ours");
            }
            if (answered.contains(uid)) {
                assertThat(flags).as(text).contains("\\Answered", "theirs");
            }
        });
    }
}
