package dev.mailwright.bench;

import dev.mailwright.dns.ZoneDns;
import dev.mailwright.spf.SpfChecker;
import dev.mailwright.spf.SpfResult;
import dev.mailwright.spf.SpfStatus;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.executor.SPFResult;
import org.apache.james.jspf.impl.SPF;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** SPF of a sender with an include and a macro, answers in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CheckSender {

    private static final Map<String, String> TEXTS = Map.of(
            "example.org",
            "v=spf1 ip4:198.51.100.0/24 a:a.example.org include:_spf.example.org exists:%{ir}.x.example.org" + " -all",
            "_spf.example.org",
            "v=spf1 ip4:203.0.113.0/24 ip4:203.0.114.0/24 ip6:2001:db8::/32 ?all");
    private static final Map<String, String> ADDRESSES =
            Map.of("a.example.org", "192.0.2.2", "1.2.0.192.x.example.org", "127.0.0.2");

    private final SpfChecker checker = SpfChecker.of(zone(), Instant::now, "mx.example.net");
    private final SPF jspf = new SPF(new Memory());
    private final InetAddress client = client();

    private static ZoneDns zone() {
        StringBuilder zone = new StringBuilder();
        TEXTS.forEach((name, text) ->
                zone.append(name).append(". TXT \"").append(text).append("\"\n"));
        ADDRESSES.forEach((name, address) ->
                zone.append(name).append(". A ").append(address).append('\n'));
        return ZoneDns.of(zone.toString());
    }

    private static InetAddress client() {
        try {
            return InetAddress.getByName("192.0.2.1");
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same answers for jspf. */
    private static final class Memory implements DNSService {

        @Override
        @SuppressWarnings("NullAway") // jspf wants null where there is nothing
        public List<String> getRecords(DNSRequest request) {
            Map<String, String> texts = request.getRecordType() == DNSRequest.TXT ? TEXTS : Map.of();
            Map<String, String> all = request.getRecordType() == DNSRequest.A ? ADDRESSES : texts;
            String found = all.get(request.getHostname());
            return found == null ? null : List.of(found);
        }

        @Override
        public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
            return CompletableFuture.completedFuture(getRecords(request));
        }

        @Override
        public List<String> getLocalDomainNames() {
            return List.of("mx.example.net");
        }

        @Override
        public int getRecordLimit() {
            return 0;
        }

        @Override
        public void setTimeOut(int seconds) {}

        @Override
        public void setRecordLimit(int limit) {}
    }

    @Benchmark
    public SpfResult mailwright() {
        SpfResult result = checker.mailFrom(client, "h.example.org", "ann@example.org")
                .toCompletableFuture()
                .join();
        if (result.status() != SpfStatus.PASS) {
            throw new IllegalStateException(result.toString());
        }
        return result;
    }

    @Benchmark
    public SPFResult jspf() {
        SPFResult result = jspf.checkSPF("192.0.2.1", "ann@example.org", "h.example.org");
        if (!result.getResult().equals("pass")) {
            throw new IllegalStateException(result.getResult());
        }
        return result;
    }
}
