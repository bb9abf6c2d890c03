package dev.mailwright.smtp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.MailServer;
import dev.mailwright.directory.Directories;
import dev.mailwright.queue.MemoryQueue;
import dev.mailwright.queue.Relay;
import dev.mailwright.routing.TaggedMail;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.FreePorts;
import dev.mailwright.testing.postfix.Postfix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random tables of aliases reach the same mailboxes here and in Postfix. One table and one LMTP sink behind each; {@code -Dgraphs=10000} for as many, with
 * {@code -Dseed} for others.
 */
class AliasGraphsIT {

    private static final int GRAPHS = Integer.getInteger("graphs", 300);
    private static final long SEED = Long.getLong("seed", 20_261_125);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    private final List<AliasGraph> graphs = new ArrayList<>();
    private final Set<String> mailboxes = new HashSet<>();

    @Test
    @Timeout(900)
    void theSameRecipients() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < GRAPHS; i++) {
            graphs.add(new AliasGraph(i, random, false));
        }
        graphs.forEach(graph -> mailboxes.addAll(graph.mailboxes()));
        Map<String, List<String>> theirs = postfix();
        Map<String, List<String>> ours = ours();
        for (AliasGraph graph : graphs) {
            assertThat(ours.getOrDefault(graph.domain(), List.of()))
                    .as("%s", graph)
                    .isEqualTo(theirs.getOrDefault(graph.domain(), List.of()));
        }
        assertThat(theirs.size()).isGreaterThan(GRAPHS / 4);
        System.out.println(
                GRAPHS + " graphs of aliases, " + theirs.size() + " of them with recipients, the same as in Postfix");
    }

    private Map<String, List<String>> postfix() throws IOException {
        try (LmtpSink sink = new LmtpSink(mailboxes::contains);
                Postfix postfix = Postfix.at(temp.resolve("postfix"))) {
            int port = FreePorts.next();
            postfix.set("virtual_alias_maps", "texthash:" + table("virtual", AliasGraph::table))
                    .set("virtual_mailbox_domains", "texthash:" + table("domains", graph -> graph.domain() + " yes\n"))
                    .set("virtual_mailbox_maps", "texthash:" + table("mailboxes", AliasGraphsIT::mailboxes))
                    .set("virtual_transport", "lmtp:inet:127.0.0.1:" + sink.port())
                    .set("recipient_delimiter", "+")
                    .set("smtpd_error_sleep_time", "0")
                    .set("smtpd_hard_error_limit", "1000000")
                    .set("smtpd_soft_error_limit", "1000000")
                    .set("smtpd_junk_command_limit", "1000000")
                    .listen("127.0.0.1", port)
                    .start();
            send(port);
            Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> isEmpty(postfix));
            return byDomain(sink.taken().stream()
                    .map(AliasGraphsIT::withOneTag)
                    .distinct()
                    .toList());
        }
    }

    private static boolean isEmpty(Postfix postfix) throws IOException {
        for (String name : List.of("maildrop", "incoming", "active", "deferred")) {
            try (Stream<Path> files =
                    Files.walk(postfix.directory().resolve("spool").resolve(name))) {
                if (files.anyMatch(Files::isRegularFile)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Map<String, List<String>> ours() throws IOException {
        String accounts =
                mailboxes.stream().sorted().map(m -> m + ":{PLAIN}x\n").collect(Collectors.joining());
        Path passwd = Files.writeString(temp.resolve("passwd"), accounts);
        try (LmtpSink sink = new LmtpSink(mailboxes::contains);
                MailServer server = MailServer.builder()
                        .hostname("mail.example.com")
                        .store(MemoryStore.create())
                        .queue(MemoryQueue.create())
                        .localDomain(graphs.stream().map(AliasGraph::domain).toArray(String[]::new))
                        .postmaster(mailboxes.iterator().next())
                        .directory(Directories.firstOf(
                                Directories.virtual(temp.resolve("virtual")), Directories.passwdFile(passwd)))
                        .subaddressing(s -> s.delimiter('+').defaultMode(TaggedMail.SUBFOLDER)) // each tag counts
                        .deliverVia(Relay.lmtp("127.0.0.1", sink.port()).plaintext())
                        .add(Smtp.inbound().listen("127.0.0.1", 0).limits(l -> l.errors(1_000_000)))
                        .build()
                        .start()) {
            send(server.service(Smtp.INBOUND).port());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> server.queue().size() == 0);
            return byDomain(sink.taken());
        }
    }

    private Path table(String name, java.util.function.Function<AliasGraph, String> lines) throws IOException {
        return Files.writeString(temp.resolve(name), graphs.stream().map(lines).collect(Collectors.joining()));
    }

    private static String mailboxes(AliasGraph graph) {
        return graph.mailboxes().stream().map(m -> m + " yes\n").collect(Collectors.joining());
    }

    /** A tag that meets another one is added to it there ({@code john+own+tag}), and here the target keeps its own. */
    private static String withOneTag(String recipient) {
        return recipient.replaceFirst("(\\+[^+@]*)\\+[^@]*@", "$1@");
    }

    private static Map<String, List<String>> byDomain(List<String> recipients) {
        return recipients.stream()
                .sorted()
                .collect(
                        Collectors.groupingBy(r -> r.substring(r.indexOf('@') + 1), TreeMap::new, Collectors.toList()));
    }

    /** A message to each graph, one after the other; the null sender hears of no failure. */
    private void send(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = socket.getOutputStream();
            socket.setTcpNoDelay(true);
            reply(in);
            ask(in, out, "EHLO client.test");
            for (AliasGraph graph : graphs) {
                ask(in, out, "MAIL FROM:<>");
                if (ask(in, out, "RCPT TO:<" + graph.recipient() + ">").startsWith("250")
                        && ask(in, out, "DATA").startsWith("354")) {
                    ask(in, out, "Subject: x\r\n\r\nx\r\n.");
                }
                ask(in, out, "RSET");
            }
        }
    }

    private static String ask(BufferedReader in, OutputStream out, String command) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return reply(in);
    }

    private static String reply(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line == null ? "" : line;
    }
}
