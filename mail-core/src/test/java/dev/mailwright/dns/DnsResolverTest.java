package dev.mailwright.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Lookup;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.testing.ThreadCensus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

class DnsResolverTest {

    private static final String SOA = "example. 600 IN SOA ns.example. host.example. 1 2 3 4 300";

    private final VirtualTime time = new VirtualTime();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private NameServer server(Function<Message, List<Message>> answers) throws IOException {
        NameServer server = new NameServer(answers);
        open.add(server);
        return server;
    }

    private NameServer saying(BiFunction<Message, String, Message> answer) throws IOException {
        return server(query ->
                List.of(answer.apply(query, query.getQuestion().getName().toString())));
    }

    private DnsResolver resolver(NameServer... servers) {
        DnsResolver resolver = DnsResolver.builder()
                .servers(Arrays.stream(servers).map(NameServer::address).toArray(java.net.InetSocketAddress[]::new))
                .build(time, "test");
        open.add(resolver);
        return resolver;
    }

    private static <T> Lookup<DnsAnswer<T>> get(CompletionStage<Lookup<DnsAnswer<T>>> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static <T> Lookup<DnsAnswer<T>> ask(DnsResolver resolver, String name, RecordType<T> type)
            throws Exception {
        return get(resolver.query(DnsName.of(name), type));
    }

    @Test
    void remembersAnswersAsLongAsTheyHold() throws Exception {
        NameServer server = saying((q, name) -> NameServer.answer(q, name + " 60 IN TXT \"one\" \"two\""));
        DnsResolver resolver = resolver(server);
        for (int i = 0; i < 3; i++) {
            assertThat(ask(resolver, "a.example", RecordType.TXT).toOptional().map(DnsAnswer::records))
                    .contains(List.of("onetwo"));
        }
        assertThat(server.asked()).containsExactly("udp a.example. TXT");
        time.advance(Duration.ofSeconds(61));
        assertThat(ask(resolver, "a.example", RecordType.TXT).isFound()).isTrue();
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void remembersThatSomethingIsAbsentAsTheZoneSays() throws Exception {
        NameServer server = saying((q, name) -> {
            Message answer = NameServer.answer(q, SOA);
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
            return answer;
        });
        DnsResolver resolver = resolver(server);
        assertThat(ask(resolver, "no.example", RecordType.MX)).isEqualTo(Lookup.absent());
        time.advance(Duration.ofSeconds(299));
        assertThat(ask(resolver, "no.example", RecordType.MX)).isEqualTo(Lookup.absent());
        assertThat(server.asked()).hasSize(1);
        time.advance(Duration.ofSeconds(2));
        assertThat(ask(resolver, "no.example", RecordType.MX)).isEqualTo(Lookup.absent());
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void followsAliasesWithinAnAnswerAndBeyond() throws Exception {
        NameServer server = saying((q, name) -> name.equals("far.example.")
                ? NameServer.answer(q, "far.example. 60 IN A 192.0.2.9")
                : NameServer.answer(q, "a.example. 60 IN CNAME b.example.", "b.example. 60 IN CNAME far.example."));
        Lookup<DnsAnswer<java.net.Inet4Address>> found = ask(resolver(server), "a.example", RecordType.A);
        assertThat(found.toOptional().map(DnsAnswer::owner)).contains(DnsName.of("far.example"));
    }

    @Test
    void givesUpOnAliasesInCircles() throws Exception {
        NameServer inside = saying((q, name) ->
                NameServer.answer(q, "a.example. 60 IN CNAME b.example.", "b.example. 60 IN CNAME a.example."));
        assertThat(ask(resolver(inside), "a.example", RecordType.A).isUnavailable())
                .isTrue();
        NameServer outside = saying((q, name) -> NameServer.answer(q, name + " 60 IN CNAME x" + name));
        assertThat(ask(resolver(outside), "a.example", RecordType.A).isUnavailable())
                .isTrue();
        assertThat(outside.asked()).hasSizeLessThanOrEqualTo(Reading.MAX_ALIASES);
    }

    @Test
    void asksOverTcpWhatIsCutOff() throws Exception {
        String large = "a.example. 60 IN TXT " + "\"" + "x".repeat(250) + "\" ".repeat(1);
        NameServer server = server(query -> {
            Message answer = NameServer.answer(query, large);
            return List.of(answer);
        });
        NameServer cutting = server(query -> {
            Message answer = NameServer.answer(query);
            answer.getHeader().setFlag(Flags.TC);
            return List.of(answer);
        });
        assertThat(ask(resolver(server), "a.example", RecordType.TXT).isFound()).isTrue();
        assertThat(ask(resolver(cutting), "a.example", RecordType.TXT).isFound())
                .isFalse();
        assertThat(cutting.asked()).startsWith("udp a.example. TXT", "tcp a.example. TXT");
    }

    @Test
    void holdsTextOf64KibibytesButDoesNotKeepIt() throws Exception {
        String[] records = new String[200];
        Arrays.setAll(records, i -> "a.example. 60 IN TXT \"" + "x".repeat(250) + i + "\"");
        NameServer server = server(query -> {
            Message answer = NameServer.answer(query, records);
            return List.of(answer);
        });
        DnsResolver small =
                DnsResolver.builder().servers(server.address()).cacheEntries(50).build(time, "test");
        open.add(small);
        assertThat(ask(small, "a.example", RecordType.TXT)
                        .toOptional()
                        .map(a -> a.records().size()))
                .contains(200);
        assertThat(ask(small, "a.example", RecordType.TXT).isFound()).isTrue();
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void turnsToTheNextServer() throws Exception {
        NameServer failing = saying((q, name) -> {
            Message answer = NameServer.answer(q);
            answer.getHeader().setRcode(Rcode.SERVFAIL);
            return answer;
        });
        NameServer good = saying((q, name) -> NameServer.answer(q, name + " 60 IN A 192.0.2.1"));
        assertThat(ask(resolver(failing, good), "a.example", RecordType.A).isFound())
                .isTrue();
        assertThat(ask(resolver(failing), "a.example", RecordType.A).isUnavailable())
                .isTrue();
    }

    @Test
    void asksWithoutExtensionsWhereTheyAreNotUnderstood() throws Exception {
        NameServer old = saying((q, name) -> {
            Message answer = NameServer.answer(q, name + " 60 IN A 192.0.2.1");
            if (q.getOPT() != null) {
                answer.getHeader().setRcode(Rcode.FORMERR);
            }
            return answer;
        });
        assertThat(ask(resolver(old), "a.example", RecordType.A).isFound()).isTrue();
    }

    @Test
    void takesNoAnswerToAnotherQuestion() throws Exception {
        NameServer server = server(query -> {
            Message forged = NameServer.answer(query, "a.example. 60 IN A 203.0.113.66");
            forged.getHeader().setID(query.getHeader().getID() ^ 1);
            return List.of(forged, NameServer.answer(query, "a.example. 60 IN A 192.0.2.1"));
        });
        assertThat(ask(resolver(server), "a.example", RecordType.A).toOptional().map(DnsAnswer::records))
                .hasToString("Optional[[/192.0.2.1]]");
    }

    @Test
    void becomesUnavailableWhenNobodyAnswers() throws Exception {
        NameServer silent = server(query -> List.of());
        CompletableFuture<Lookup<DnsAnswer<Mx>>> answer =
                resolver(silent).query(DnsName.of("a.example"), RecordType.MX).toCompletableFuture();
        for (int attempts = 1; attempts <= 3; attempts++) {
            int count = attempts;
            Awaitility.await().until(() -> silent.asked().size() == count);
            assertThat(answer).isNotDone();
            time.advance(Duration.ofSeconds(3));
        }
        assertThat(get(answer).isUnavailable()).isTrue();
    }

    @Test
    void asksOnceForMany() throws Exception {
        CompletableFuture<Boolean> go = new CompletableFuture<>();
        NameServer server = saying((q, name) -> {
            go.join();
            return NameServer.answer(q, name + " 60 IN A 192.0.2.1");
        });
        DnsResolver resolver = resolver(server);
        List<CompletionStage<Lookup<DnsAnswer<java.net.Inet4Address>>>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(resolver.query(DnsName.of("a.example"), RecordType.A));
        }
        go.complete(true);
        for (CompletionStage<Lookup<DnsAnswer<java.net.Inet4Address>>> each : all) {
            assertThat(get(each).isFound()).isTrue();
        }
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void saysWhatWasValidated() throws Exception {
        NameServer server = saying((q, name) -> {
            Message answer = NameServer.answer(q, name + " 60 IN A 192.0.2.1");
            answer.getHeader().setFlag(Flags.AD);
            return answer;
        });
        assertThat(ask(resolver(server), "a.example", RecordType.A).toOptional().map(DnsAnswer::isValidated))
                .contains(true);
    }

    @Test
    void isBoundedByOneDeadline() throws Exception {
        NameServer silent = server(query -> List.of());
        BoundedDns bounded = BoundedDns.within(Duration.ofSeconds(2), resolver(silent), time, Runnable::run);
        var first = bounded.query(DnsName.of("a.example"), RecordType.A);
        var second = bounded.query(DnsName.of("b.example"), RecordType.A);
        time.advance(Duration.ofSeconds(2));
        assertThat(get(first).isUnavailable()).isTrue();
        assertThat(get(second).isUnavailable()).isTrue();
        assertThat(get(bounded.query(DnsName.of("c.example"), RecordType.A)).isUnavailable())
                .isTrue();
        bounded.close();
    }

    @Test
    void leavesNoThread() throws Exception {
        ThreadCensus before = ThreadCensus.take();
        NameServer server = saying((q, name) -> NameServer.answer(q, name + " 60 IN A 192.0.2.1"));
        DnsResolver resolver = resolver(server);
        assertThat(ask(resolver, "a.example", RecordType.A).isFound()).isTrue();
        resolver.close();
        assertThat(ask(resolver, "b.example", RecordType.A).isUnavailable()).isTrue();
        server.close();
        before.requireNoneLeft(Duration.ofSeconds(10));
    }
}
