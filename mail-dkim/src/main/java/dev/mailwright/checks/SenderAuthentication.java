package dev.mailwright.checks;

import dev.mailwright.Time;
import dev.mailwright.address.Domain;
import dev.mailwright.arc.ArcResult;
import dev.mailwright.arc.ArcVerifier;
import dev.mailwright.authres.AuthenticationResults;
import dev.mailwright.check.Check;
import dev.mailwright.check.MessageProbe;
import dev.mailwright.check.Verdict;
import dev.mailwright.dkim.DkimResult;
import dev.mailwright.dkim.DkimVerifier;
import dev.mailwright.dkim.ScannedMessage;
import dev.mailwright.dmarc.DmarcEvaluator;
import dev.mailwright.dmarc.DmarcResult;
import dev.mailwright.dmarc.FromDomain;
import dev.mailwright.dmarc.PublicSuffixes;
import dev.mailwright.dmarc.report.ReportCollector;
import dev.mailwright.dns.BoundedDns;
import dev.mailwright.dns.DnsClient;
import dev.mailwright.dns.DnsName;
import dev.mailwright.message.HeaderField;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.spf.SpfChecker;
import dev.mailwright.spf.SpfResult;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Checks SPF, DKIM, ARC and DMARC of mail that comes in, in one reading of the message, and writes Authentication-Results
 * and Received-SPF. Mail of those who have logged in or may relay is not looked at. Authentication-Results that claim to be
 * of this server are taken out of all mail (rfc8601#5). Thread-safe.
 *
 * <pre>{@code
 * Smtp.inbound().check(Stage.MESSAGE, SenderAuthentication.builder(dns, time).build())
 * }</pre>
 */
public final class SenderAuthentication implements Check<MessageProbe> {

    private final Settings settings;
    private final DkimVerifier verifier;
    private final DmarcEvaluator dmarc;

    /** What is done in which case, and with what. */
    record Settings(
            DnsClient dns,
            Time time,
            Duration patience,
            Action spfFail,
            Action dkimFail,
            Action temporary,
            boolean enforce,
            Set<DnsName> sealers,
            Optional<ReportCollector> reports) {}

    private SenderAuthentication(Settings settings, DmarcEvaluator dmarc) {
        this.settings = settings;
        this.verifier =
                DkimVerifier.builder(settings.dns(), settings.time()::now).build();
        this.dmarc = dmarc;
    }

    /**
     * Begins to describe one.
     *
     * @param dns the client that the server uses too
     * @param time for deadlines and for signatures that expire
     */
    public static Builder builder(DnsClient dns, Time time) {
        return new Builder(dns, time);
    }

    @Override
    public String name() {
        return "sender authentication";
    }

    @Override
    public CompletionStage<Verdict> judge(MessageProbe probe) {
        Predicate<HeaderField> forged = field -> field.is(AuthenticationResults.FIELD)
                && AuthenticationResults.isForged(field.value(), probe.hostname());
        CompletionStage<Verdict> verdict =
                probe.client().trusted() ? CompletableFuture.completedFuture(Verdict.pass()) : examine(probe);
        return verdict.thenApply(said -> said.remove(forged));
    }

    private CompletionStage<Verdict> examine(MessageProbe probe) {
        BoundedDns bounded = BoundedDns.within(settings.patience(), settings.dns(), settings.time(), Runnable::run);
        ScannedMessage message = scan(probe);
        SpfChecker spf = SpfChecker.of(bounded, settings.time()::now, probe.hostname());
        String sender = probe.sender().address().map(Object::toString).orElse("");
        CompletionStage<SpfResult> helo = spf.helo(probe.client().address(), probe.helo());
        CompletionStage<SpfResult> from = spf.mailFrom(probe.client().address(), probe.helo(), sender);
        DkimVerifier signatures = verifier.with(bounded);
        CompletionStage<List<DkimResult>> dkim = signatures.verify(message);
        CompletionStage<ArcResult> arc = ArcVerifier.of(signatures).verify(message);
        Optional<DnsName> domain = FromDomain.of(message.header());
        return helo.thenCompose(h ->
                        from.thenCompose(f -> dkim.thenCompose(d -> arc.thenCompose(a -> dmarc(bounded, domain, f, d)
                                .thenApply(result -> verdict(probe, new Authenticated(h, f, d, a, result)))))))
                .whenComplete((verdict, failure) -> bounded.close());
    }

    private static ScannedMessage scan(MessageProbe probe) {
        try (InputStream in = probe.message().open()) {
            return ScannedMessage.read(in);
        } catch (IOException e) {
            throw new MessageIoException("reading a message to verify it", e);
        }
    }

    private CompletionStage<DmarcResult> dmarc(
            DnsClient bounded, Optional<DnsName> domain, SpfResult spf, List<DkimResult> dkim) {
        return domain.map(name -> dmarc.with(bounded).evaluate(name, spf, dkim))
                .orElseGet(() -> CompletableFuture.completedFuture(DmarcResult.nobody()));
    }

    private Verdict verdict(MessageProbe probe, Authenticated found) {
        Results results = new Results(probe, found);
        Judgement judgement = new Judgement(settings, found);
        Verdict verdict = judgement.verdict();
        settings.reports()
                .ifPresent(reports -> reports.add(
                        probe.client().address(),
                        found.mailFrom(),
                        found.dkim(),
                        found.dmarc(),
                        judgement.disposition(),
                        judgement.override()));
        return verdict.prepend(results.authenticationResults())
                .prepend(results.receivedSpf())
                .finding(found);
    }

    /**
     * Describes the check. Mutable; confined to one thread.
     *
     * <ul>
     *   <li>what a domain asks for by DMARC is done
     *   <li>failed SPF and failed signatures alone are only told
     *   <li>what cannot be checked now is only told
     *   <li>20 s for all look-ups together (rfc7208#4.6.4)
     *   <li>organizations by DNS tree walk
     *   <li>nobody's seals count
     * </ul>
     */
    public static final class Builder {

        private final DnsClient dns;
        private final Time time;
        private Duration patience = Duration.ofSeconds(20);
        private Action spfFail = Action.TAG;
        private Action dkimFail = Action.TAG;
        private Action temporary = Action.TAG;
        private boolean enforce = true;
        private Set<DnsName> sealers = Set.of();
        private Optional<ReportCollector> reports = Optional.empty();
        private DmarcEvaluator dmarc;

        private Builder(DnsClient dns, Time time) {
            this.dns = dns;
            this.time = time;
            this.dmarc = DmarcEvaluator.of(dns);
        }

        /** What is done where SPF fails and DMARC does not pass. */
        public Builder spfFail(Action action) {
            spfFail = action;
            return this;
        }

        /** What is done where a signature fails and DMARC does not pass. RFC 6376 asks to do nothing. */
        public Builder dkimFail(Action action) {
            dkimFail = action;
            return this;
        }

        /** What is done where the DNS gave no answer. */
        public Builder temporaryError(Action action) {
            temporary = action;
            return this;
        }

        /** Only tells what DMARC says. */
        public Builder tagDmarcOnly() {
            enforce = false;
            return this;
        }

        /**
         * Hosts that are believed where they forward mail: a chain that holds and that they alone have sealed counts as
         * much as DMARC (rfc8617#7.2.1). Name only those who check what they seal.
         *
         * @param domains as in {@code d=} of their seals
         */
        public Builder trustSealers(Domain... domains) {
            sealers = Arrays.stream(domains).map(DnsName::of).collect(Collectors.toUnmodifiableSet());
            return this;
        }

        /** Notes what domains want to know of their mail, for aggregate reports. */
        public Builder reports(ReportCollector collector) {
            reports = Optional.of(collector);
            return this;
        }

        /** How long all look-ups of a message may take together. */
        public Builder patience(Duration time) {
            patience = time;
            return this;
        }

        /** Tells organizations by the public suffix list. */
        public Builder suffixes(PublicSuffixes list) {
            dmarc = dmarc.suffixes(list);
            return this;
        }

        public SenderAuthentication build() {
            return new SenderAuthentication(
                    new Settings(dns, time, patience, spfFail, dkimFail, temporary, enforce, sealers, reports), dmarc);
        }
    }
}
