package dev.mailwright.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mailwright.junit.VirtualTime;
import dev.mailwright.net.bouncycastle.SelfSigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    Path directory = Path.of("unset");

    private final VirtualTime time = new VirtualTime();
    private final Workers workers = Workers.bounded("tls-test", 2, 10);
    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    private final TlsEvents listening = new TlsEvents() {
        @Override
        public void reloaded(String name, Instant notAfter) {
            events.add("reloaded " + name);
        }

        @Override
        public void kept(String reason) {
            events.add("kept " + reason);
        }

        @Override
        public void invalidNow(String name, Instant notBefore, Instant notAfter) {
            events.add("invalid " + name);
        }
    };

    @AfterEach
    void closeWorkers() {
        workers.close();
    }

    @Test
    void whatIsInjectedBehindStartTlsIsNeverHandled() {
        try (TlsContexts contexts = contexts(pair("one"));
                SocketSample sample = sample(builder -> builder.tls(contexts))) {
            for (int round = 0; round < 40; round++) {
                try (SampleClient client = sample.client()) {
                    client.line();
                    if (round % 2 == 0) {
                        client.send("STARTTLS\r\nECHO injected\r\nLATER\r\n");
                    } else {
                        client.send("BLOCK x\r\nSTARTTLS\r\nECHO injec").line();
                    }
                    assertThat(client.line()).isEqualTo("+go");
                    client.startTls("one").send("ECHO clean\r\nSTARTTLS\r\n");
                    assertThat(client.line()).isEqualTo("+clean");
                    assertThat(client.line()).isEqualTo("-no");
                }
            }
            assertThat(sample.protocol.opened).allMatch(dialogue -> dialogue.turns <= 2);
        }
    }

    @Test
    void tlsFirstGreetsInside() {
        try (TlsContexts contexts = contexts(pair("one"));
                SocketSample sample = sample(builder -> builder.tlsFirst(contexts));
                SampleClient client = sample.client().startTls("one")) {
            assertThat(client.line()).isEqualTo("+hello inside TLSv1.3");
            client.send("BIG 3000\r\nQUIT\r\n");
            assertThat(client.rest()).hasSize(3_000_000 + "+done\r\n+bye\r\n".length());
        }
    }

    @Test
    void sendsFilesWithAndWithoutTls() throws IOException {
        byte[] content = new byte[3_000_000];
        new Random(4).nextBytes(content);
        Path file = Files.write(directory.resolve("file"), content);
        try (TlsContexts contexts = contexts(pair("one"));
                SocketSample plain = sample(builder -> builder);
                SocketSample secret = sample(builder -> builder.tlsFirst(contexts));
                SampleClient one = plain.client();
                SampleClient two = secret.client().startTls("one")) {
            for (SampleClient client : List.of(one, two)) {
                client.line();
                byte[] all = client.send("FILE " + file + "\r\nQUIT\r\n").rest();
                assertThat(Arrays.mismatch(all, content)).as("of " + all.length).isEqualTo(content.length);
                assertThat(all).hasSize(content.length + "+sent\r\n+bye\r\n".length());
            }
            assertThat(plain.protocol.sourceClosed && secret.protocol.sourceClosed)
                    .isTrue();
        }
    }

    @Test
    void aSilentHandshakeEnds() {
        try (TlsContexts contexts = contexts(pair("one"));
                SocketSample sample = sample(builder -> builder.tlsFirst(contexts));
                SampleClient silent = sample.client();
                SampleClient plain = sample.client().send("EHLO plain\r\n\r\n\r\n")) {
            plain.rest();
            await().until(() -> sample.connections.count() == 1);
            await().until(() -> {
                sample.time.advance(Duration.ofSeconds(10));
                return sample.connections.count() == 0;
            });
            assertThat(silent.rest()).isEmpty();
            assertThat(sample.protocol.opened).isEmpty();
        }
    }

    @Test
    void givesEachNameItsPair() {
        Tls tls = pair("one")
                .sni("two.example", chain("two"), key("two"))
                .sni("*.wild.example", chain("wild"), key("wild"));
        write("two");
        write("wild");
        try (TlsContexts contexts = contexts(tls);
                SocketSample sample = sample(builder -> builder.tlsFirst(contexts))) {
            assertThat(subject(sample, "two.example")).isEqualTo("CN=two");
            assertThat(subject(sample, "TWO.example")).isEqualTo("CN=two");
            assertThat(subject(sample, "a.wild.example")).isEqualTo("CN=wild");
            assertThat(subject(sample, "a.b.wild.example")).isEqualTo("CN=one");
            assertThat(subject(sample, "elsewhere.example")).isEqualTo("CN=one");
        }
    }

    @Test
    void newHandshakesUseTheNewPairAndABadOneKeepsTheOld() throws IOException {
        try (TlsContexts contexts = contexts(pair("one").reloadOnChange());
                SocketSample sample = sample(builder -> builder.tlsFirst(contexts))) {
            assertThat(subject(sample, "x.example")).isEqualTo("CN=one");
            write("new");
            Files.copy(chain("new"), chain("one"), StandardCopyOption.REPLACE_EXISTING);
            look(1);
            assertThat(events).isEmpty();
            look(3);
            assertThat(events).hasSize(1).first().asString().startsWith("kept").contains("does not fit");
            assertThat(subject(sample, "x.example")).isEqualTo("CN=one");
            Files.copy(key("new"), key("one"), StandardCopyOption.REPLACE_EXISTING);
            look(1);
            assertThat(events).hasSize(2).last().isEqualTo("reloaded *");
            assertThat(subject(sample, "x.example")).isEqualTo("CN=new");
            Files.delete(key("one"));
            look(3);
            assertThat(events).hasSize(3).last().asString().contains("does not exist");
            assertThatThrownBy(contexts::reload).isInstanceOf(TlsException.class);
            assertThat(subject(sample, "x.example")).isEqualTo("CN=new");
        }
        assertThat(time.pending()).isZero();
    }

    @Test
    void followsASwappedLink() throws IOException {
        write("a");
        write("b");
        Path live = directory.resolve("live");
        Files.createDirectories(directory.resolve("va"));
        Files.createDirectories(directory.resolve("vb"));
        for (String name : List.of("a", "b")) {
            Files.move(chain(name), directory.resolve("v" + name).resolve("cert.pem"));
            Files.move(key(name), directory.resolve("v" + name).resolve("key.pem"));
        }
        Files.createSymbolicLink(live, directory.resolve("va"));
        Tls tls = Tls.pem(live.resolve("cert.pem"), live.resolve("key.pem")).reloadOnChange();
        try (TlsContexts contexts = contexts(tls);
                SocketSample sample = sample(builder -> builder.tlsFirst(contexts))) {
            assertThat(subject(sample, "x.example")).isEqualTo("CN=a");
            Path next = Files.createSymbolicLink(directory.resolve("next"), directory.resolve("vb"));
            Files.move(next, live, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            look(1);
            assertThat(subject(sample, "x.example")).isEqualTo("CN=b");
        }
    }

    @Test
    void anExpiredPairIsUsedAndReported() {
        SelfSigned.write(
                chain("old"),
                key("old"),
                List.of("old"),
                time.now().minusSeconds(9),
                time.now().minusSeconds(1));
        try (TlsContexts contexts = contexts(Tls.pem(chain("old"), key("old")))) {
            contexts.ready().toCompletableFuture().join();
            assertThat(events).containsExactly("invalid *");
        }
    }

    @Test
    void aMissingOrWrongFileIsNamed() throws IOException {
        write("good");
        assertThat(failure(Tls.pem(directory.resolve("none.pem"), key("good")))).contains("none.pem does not exist");
        Path text = Files.writeString(directory.resolve("text.pem"), "hello");
        assertThat(failure(Tls.pem(text, key("good")))).contains("text.pem: there is no certificate in it");
        assertThat(failure(Tls.pem(chain("good"), text))).contains("text.pem: there is no private key in it");
    }

    @Test
    void makesItsOwnPairOnceForItsOwnerAlone() throws IOException {
        Tls tls = Tls.selfSigned(directory.resolve("own"), "mail.example", "127.0.0.1");
        contexts(tls).ready().toCompletableFuture().join();
        byte[] first = Files.readAllBytes(directory.resolve("own/cert.pem"));
        contexts(tls).ready().toCompletableFuture().join();
        assertThat(Files.readAllBytes(directory.resolve("own/cert.pem"))).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(directory.resolve("own/key.pem")))
                .hasSize(2);
    }

    private String failure(Tls tls) {
        CompletionException thrown = org.assertj.core.api.Assertions.catchThrowableOfType(
                CompletionException.class,
                () -> contexts(tls).ready().toCompletableFuture().join());
        assertThat(thrown).hasCauseInstanceOf(TlsException.class);
        return thrown.getCause().getMessage();
    }

    /** So many looks at the files, each awaited: the next is not set before the last is done. */
    private void look(int times) {
        for (int i = 0; i < times; i++) {
            await().until(() -> time.pending() == 1 && workers.load() == 0);
            time.advance(Duration.ofSeconds(5));
            await().until(() -> time.pending() == 1 && workers.load() == 0);
        }
    }

    private String subject(SocketSample sample, String name) {
        try (SampleClient client = sample.client().startTls(name)) {
            return client.subject();
        }
    }

    private SocketSample sample(UnaryOperator<ConnectionsBuilder<Frame>> more) {
        return new SocketSample(more).open();
    }

    private TlsContexts contexts(Tls tls) {
        TlsContexts contexts = TlsContexts.load(tls, time, workers, listening);
        contexts.ready().toCompletableFuture().exceptionally(failure -> null).join();
        return contexts;
    }

    private Tls pair(String name) {
        write(name);
        return Tls.pem(chain(name), key(name));
    }

    private void write(String name) {
        SelfSigned.write(
                chain(name), key(name), List.of(name), Instant.EPOCH, time.now().plusSeconds(1_000_000));
    }

    private Path chain(String name) {
        return directory.resolve(name + ".crt");
    }

    private Path key(String name) {
        return directory.resolve(name + ".key");
    }
}
