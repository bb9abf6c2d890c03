package dev.mailwright.examples.dns;

import dev.mailwright.arc.ArcResult;
import dev.mailwright.arc.ArcVerifier;
import dev.mailwright.dkim.DkimResult;
import dev.mailwright.dkim.DkimVerifier;
import dev.mailwright.dkim.ScannedMessage;
import dev.mailwright.dmarc.DmarcEvaluator;
import dev.mailwright.dmarc.DmarcResult;
import dev.mailwright.dmarc.DmarcStatus;
import dev.mailwright.dmarc.FromDomain;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.spf.SpfChecker;
import dev.mailwright.spf.SpfResult;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** All that can be found out about the sender of a message, with reasons. */
record MessageReport(SpfResult spf, List<DkimResult> dkim, ArcResult arc, DmarcResult dmarc) {

    /** The client of SMTP, where it is known. */
    record Client(InetAddress address, String helo, String sender) {}

    static CompletionStage<MessageReport> of(DnsClient dns, ScannedMessage message, Optional<Client> client) {
        DkimVerifier verifier = DkimVerifier.builder(dns, Instant::now).build();
        CompletionStage<List<DkimResult>> dkim = verifier.verify(message);
        CompletionStage<ArcResult> arc = ArcVerifier.of(verifier).verify(message);
        CompletionStage<SpfResult> spf = client.map(
                        c -> SpfChecker.of(dns, Instant::now, "localhost").mailFrom(c.address(), c.helo(), c.sender()))
                .orElseGet(() -> CompletableFuture.completedFuture(SpfResult.notChecked()));
        return spf.thenCompose(s -> dkim.thenCompose(d -> arc.thenCompose(a -> FromDomain.of(message.header())
                .map(from -> DmarcEvaluator.of(dns).evaluate(from, s, d))
                .orElseGet(() -> CompletableFuture.completedFuture(DmarcResult.nobody()))
                .thenApply(result -> new MessageReport(s, d, a, result)))));
    }

    /** Whether the message proves where it is from, or nobody asks it to and a signature holds. */
    boolean isGood() {
        return dmarc.status() == DmarcStatus.PASS
                || (dmarc.status() == DmarcStatus.NONE && dkim.stream().anyMatch(DkimResult::isPass));
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        dkim.forEach(each -> out.append("dkim   ").append(signature(each)).append('\n'));
        out.append("spf    ").append(spf);
        out.append(spf.mechanism().isEmpty() ? "" : ", by " + spf.mechanism());
        out.append(spf.explanation().isEmpty() ? "" : ", the domain says: " + spf.explanation())
                .append('\n');
        out.append("arc    ").append(arc.status()).append(' ').append(arc.reason());
        out.append(arc.sealers().isEmpty() ? "" : "sealed by " + arc.sealers()).append('\n');
        return out.append("dmarc  ").append(policy()).append('\n').toString();
    }

    private static String signature(DkimResult result) {
        String algorithm = result.algorithm().map(a -> ", " + a).orElse("");
        String key = result.key().map(k -> ", key of " + k.bits() + " bits").orElse("");
        return result + algorithm + key + (result.isTesting() ? ", the domain only tries" : "");
    }

    private String policy() {
        if (dmarc.status() == DmarcStatus.PERMERROR) {
            return "permerror: there is not one From field with one domain";
        }
        String from = dmarc.status() + " " + dmarc.from();
        if (dmarc.record().isEmpty()) {
            return from + (dmarc.status() == DmarcStatus.NONE ? ": it publishes no record" : ": no answer");
        }
        String record = ", record of " + dmarc.recordDomain();
        return switch (dmarc.status()) {
            case PASS -> from + " by " + (dmarc.dkimAligned() ? "a signature" : "SPF") + record;
            case FAIL -> from + ": nothing that passes belongs to it; it asks for " + dmarc.disposition() + record;
            default -> from + record;
        };
    }
}
