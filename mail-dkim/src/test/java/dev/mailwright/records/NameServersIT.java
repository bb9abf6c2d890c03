package dev.mailwright.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailwright.SystemTime;
import dev.mailwright.dns.DnsResolver;
import dev.mailwright.testing.Ran;
import dev.mailwright.testing.RunProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Name servers of others read our zone text and serve it to our check. */
class NameServersIT {

    private static final String FRAME = """
        $TTL 3600
        example.com. IN SOA ns.example.com. hostmaster.example.com. 1 7200 3600 1209600 300
        example.com. IN NS ns.example.com.
        ns.example.com. IN A 127.0.0.1
        www.example.com. IN A 192.0.2.80
        """;

    @TempDir
    Path directory;

    private final DnsRecords records = Example.builder().build();

    private Path zone() throws IOException {
        return Files.writeString(directory.resolve("example.com.zone"), FRAME + records.zone());
    }

    @Test
    void bindAcceptsTheZone() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/named-checkzone")), "bind9-utils is not installed");
        Ran ran = RunProgram.of(
                        "/usr/bin/named-checkzone",
                        "-k",
                        "fail",
                        "-m",
                        "fail",
                        "-M",
                        "fail",
                        "-n",
                        "fail",
                        "-r",
                        "fail",
                        "-S",
                        "fail",
                        "-T",
                        "warn",
                        "-i",
                        "local",
                        "example.com",
                        zone().toString())
                .run();
        assertThat(ran.exit()).as(ran.toString()).isZero();
        assertThat(ran.out()).endsWith("OK\n").doesNotContainIgnoringCase("warning");
    }

    @Test
    void unboundServesItToTheCheck() throws IOException {
        assumeTrue(Files.isExecutable(Unbound.PROGRAM), "unbound is not installed");
        List<String> others = new ArrayList<>(List.of(
                "mx.backup.example. A 192.0.2.9",
                "smtp.provider.example. A 192.0.2.26",
                "_spf.news.example. TXT \"v=spf1 ip4:192.0.2.9 -all\""));
        records.records().stream()
                .filter(record -> !records.isInZone(record))
                .map(DnsRecord::line)
                .forEach(others::add);
        try (Unbound unbound = Unbound.start(directory, zone(), others);
                SystemTime time = new SystemTime("test");
                DnsResolver dns = DnsResolver.builder()
                        .servers(unbound.address())
                        .attempts(2, Duration.ofMillis(500))
                        .cacheEntries(0)
                        .build(time, "test")) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(check(dns)).isEmpty());
        }
    }

    /** What is neither published nor, for DANE, merely not signed. */
    private List<String> check(DnsResolver dns) {
        return DnsCheck.of(dns).check(records).toCompletableFuture().join().findings().stream()
                .filter(f -> f.standing() != Standing.PUBLISHED && !f.type().equals("TLSA"))
                .map(DnsFinding::toString)
                .collect(Collectors.toList());
    }
}
