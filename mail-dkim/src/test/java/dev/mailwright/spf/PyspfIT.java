package dev.mailwright.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.Mx;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import dev.mailwright.testing.Ran;
import dev.mailwright.testing.RunProgram;
import dev.mailwright.testing.SeededRandom;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** pyspf agrees with us on generated records. */
class PyspfIT {

    private static final String PYTHON = "/usr/bin/python3";
    private static final int RECORDS = Integer.getInteger("messages", 100);

    /** One question a line, one result a line. */
    private static final String PROGRAM = """
        import spf, sys
        zone = {}
        def look(name, qtype, *args, **more):
            name = name.rstrip('.').lower()
            return [((name, qtype), v) for v in zone.get((name, qtype), [])]
        spf.DNSLookup = look
        for line in open(sys.argv[1], encoding='ascii'):
            kind, rest = line.rstrip('\\n').split('\\t', 1)
            if kind == 'R':
                name, qtype, data = rest.split('\\t', 2)
                if qtype == 'MX':
                    pref, host = data.split(' ')
                    data = (int(pref), host)
                if qtype == 'TXT':
                    data = (data.encode(),)
                zone.setdefault((name, qtype), []).append(data)
            else:
                ip, sender, helo = rest.split('\\t')
                print(spf.check2(i=ip, s=sender, h=helo)[0])
        """;

    @TempDir
    Path directory;

    private final ZoneDns dns = ZoneDns.empty();
    private final List<String> lines = new ArrayList<>();

    private void text(String name, String record) {
        dns.add(name, RecordType.TXT, record);
        lines.add("R\t" + name + "\tTXT\t" + record);
    }

    private void address(String name, String address) throws IOException {
        dns.add(name, RecordType.A, (Inet4Address) InetAddress.getByName(address));
        lines.add("R\t" + name + "\tA\t" + address);
    }

    private void host(String name, String host) {
        dns.add(name, RecordType.MX, new Mx(10, DnsName.of(host)));
        lines.add("R\t" + name + "\tMX\t10 " + host);
    }

    @Test
    void theSameResults() throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of(PYTHON))
                        && RunProgram.of(PYTHON, "-c", "import spf").run().exit() == 0,
                "python3-spf is not installed");
        List<String> ours = new ArrayList<>();
        List<String> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            SeededRandom random = SeededRandom.of(i);
            String domain = "d" + i + ".example.com";
            String record = publish(domain, random);
            String client = "192.0.2." + random.between(0, 6);
            lines.add("Q\t" + client + "\tann@" + domain + "\thelo." + domain);
            ours.add(SpfChecker.of(dns, () -> Instant.EPOCH, "r.example")
                    .mailFrom(InetAddress.getByName(client), "helo." + domain, "ann@" + domain)
                    .toCompletableFuture()
                    .join()
                    .status()
                    .toString());
            records.add(i + " " + client + " " + record);
        }
        Path questions = Files.write(directory.resolve("questions"), lines);
        Ran ran = RunProgram.of(PYTHON, "-c", PROGRAM, questions.toString())
                .within(Duration.ofMinutes(3))
                .run();
        List<String> theirs = ran.out().lines().toList();
        assertThat(theirs).as(ran.toString()).hasSize(RECORDS);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            if (!theirs.get(i).equals(ours.get(i))) {
                different.add(records.get(i) + ": " + ours.get(i) + " and " + theirs.get(i));
            }
        }
        assertThat(different).isEmpty();
        assertThat(ours).contains("pass", "fail", "softfail", "neutral", "permerror");
    }

    /** Publishes a record for a domain and what it needs, and returns it. */
    private String publish(String domain, SeededRandom random) throws IOException {
        address(domain, "192.0.2." + random.between(0, 6));
        address("a." + domain, "192.0.2." + random.between(0, 6));
        host(domain, "a." + domain);
        text("inc." + domain, "v=spf1 " + term("x." + domain, random) + " " + random.oneOf("-all", "?all", "~all", ""));
        text("loop." + domain, "v=spf1 include:loop." + domain + " -all");
        StringBuilder record = new StringBuilder("v=spf1");
        for (int i = random.between(0, 5); i > 0; i--) {
            record.append(' ').append(random.oneOf("", "", "+", "-", "~", "?")).append(term(domain, random));
        }
        record.append(random.oneOf(
                "", " -all", " ~all", " ?all", " redirect=inc." + domain, " exp=none." + domain + " -all"));
        text(domain, record.toString());
        return record.toString();
    }

    private static String term(String domain, SeededRandom random) {
        String cidr = random.oneOf("", "", "/" + random.between(24, 32), "//64", "/30//120");
        String host =
                random.oneOf("a." + domain, domain, "none." + domain, "%{d}", "a.%{d}", "%{d2}", "%{o1r}.example.com");
        return switch (random.between(0, 11)) {
            case 0, 1 -> "ip4:192.0.2." + random.between(0, 6) + random.oneOf("", "/31", "/30", "/24");
            case 2 -> "ip6:2001:db8::" + random.between(1, 9) + random.oneOf("", "/64");
            case 3 -> "a" + cidr;
            case 4, 5 -> "a:" + host + cidr;
            case 6 -> "mx" + random.oneOf("", ":" + host) + cidr;
            case 7, 8 -> "include:" + random.oneOf("inc." + domain, "inc.%{d}", "loop." + domain, "none." + domain);
            case 9 -> "exists:" + random.oneOf(host, "%{ir}." + domain, "%{l}.%{d}");
            case 10 ->
                random.oneOf("ip4:192.0.2", "a:", "ip4:192.0.2.1/33", "foo", "mx/33", "all:x", "include", "a/-1");
            default -> random.oneOf("x-mod=%{d}", "x-mod=a");
        };
    }
}
