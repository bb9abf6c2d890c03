package dev.mailwright.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Lookup;
import dev.mailwright.dns.DnsAnswer;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.Mx;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import dev.mailwright.suite.Suites;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The suite of RFC 7208: any of the listed results counts. // rfc7208#4 */
class SpfSuiteTest {

    @Test
    void allTests() throws IOException {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (Map<?, ?> scenario : Suites.scenarios("spf/rfc7208-tests.yml")) {
            DnsClient dns = zone((Map<?, ?>) scenario.get("zonedata"));
            for (Map.Entry<?, ?> test : ((Map<?, ?>) scenario.get("tests")).entrySet()) {
                count++;
                run(dns, String.valueOf(test.getKey()), (Map<?, ?>) test.getValue(), wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isEqualTo(203);
    }

    private static void run(DnsClient dns, String name, Map<?, ?> test, List<String> wrong)
            throws UnknownHostException {
        InetAddress client = InetAddress.getByName(text(test, "host"));
        SpfResult result = SpfChecker.of(dns, () -> Instant.EPOCH, "receiver.example")
                .mailFrom(client, text(test, "helo"), text(test, "mailfrom"))
                .toCompletableFuture()
                .join();
        List<?> expected = test.get("result") instanceof List<?> list ? list : List.of(text(test, "result"));
        if (!expected.contains(result.status().toString())) {
            wrong.add(name + ": " + result + " instead of " + expected);
        }
        Object explanation = test.get("explanation");
        if (explanation != null) {
            String said = result.explanation().isEmpty() ? "DEFAULT" : result.explanation();
            if (!explanation.equals(said)) {
                wrong.add(name + ": explains " + said + " instead of " + explanation);
            }
        }
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }

    private static DnsClient zone(Map<?, ?> data) throws UnknownHostException {
        ZoneDns zone = ZoneDns.empty();
        Set<DnsName> silent = new HashSet<>();
        for (Map.Entry<?, ?> entry : data.entrySet()) {
            String name = entry.getKey().toString();
            List<?> records = (List<?>) entry.getValue();
            boolean txt = records.stream().anyMatch(r -> r instanceof Map<?, ?> map && map.containsKey("TXT"));
            for (Object record : records) {
                if (record instanceof Map<?, ?> map) {
                    Map.Entry<?, ?> one = map.entrySet().iterator().next();
                    add(zone, name, one.getKey().toString(), one.getValue(), txt);
                } else {
                    DnsName.parse(name).ifPresent(silent::add);
                }
            }
        }
        return new DnsClient() {
            @Override
            public <T> CompletionStage<Lookup<DnsAnswer<T>>> query(DnsName name, RecordType<T> type) {
                return zone.query(name, type)
                        .thenCompose(answer -> !answer.isFound() && silent.contains(name)
                                ? CompletableFuture.completedFuture(Lookup.unavailable("timeout"))
                                : CompletableFuture.completedFuture(answer));
            }
        };
    }

    private static void add(ZoneDns zone, String name, String type, Object value, boolean txt)
            throws UnknownHostException {
        if (DnsName.parse(name).isEmpty()) {
            return;
        }
        switch (type) {
            case "A" -> zone.add(name, RecordType.A, (Inet4Address) InetAddress.getByName(value.toString()));
            case "AAAA" -> {
                if (InetAddress.getByName(value.toString()) instanceof Inet6Address six) {
                    zone.add(name, RecordType.AAAA, six);
                }
            }
            case "PTR" -> zone.add(name, RecordType.PTR, DnsName.of(value.toString()));
            case "CNAME" -> zone.add(name, RecordType.CNAME, DnsName.of(value.toString()));
            case "MX" -> {
                List<?> parts = (List<?>) value;
                String host = parts.get(1).toString();
                zone.add(
                        name,
                        RecordType.MX,
                        new Mx(
                                Integer.parseInt(parts.get(0).toString()),
                                host.isEmpty() ? DnsName.ROOT : DnsName.of(host)));
            }
            default -> {
                if ((type.equals("TXT") && !"NONE".equals(value)) || (type.equals("SPF") && !txt)) {
                    zone.add(name, RecordType.TXT, joined(value));
                }
            }
        }
    }

    private static String joined(Object value) {
        StringBuilder out = new StringBuilder();
        (value instanceof List<?> list ? list : List.of(value)).forEach(out::append);
        return new String(
                out.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
