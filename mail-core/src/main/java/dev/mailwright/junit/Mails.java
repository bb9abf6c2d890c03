package dev.mailwright.junit;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.message.mime4j.Mail;
import dev.mailwright.store.MailboxName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The mail that a test expects: narrowed down step by step, then awaited or counted. Immutable; each step returns a
 * narrower one. Waiting ends as soon as the mail is there, and after five seconds unless told otherwise.
 */
public final class Mails {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Arrivals arrivals;
    private final List<Condition> conditions;
    private final Duration patience;

    private record Condition(String text, Predicate<Arrival> test) {}

    private Mails(Arrivals arrivals, List<Condition> conditions, Duration patience) {
        this.arrivals = arrivals;
        this.conditions = List.copyOf(conditions);
        this.patience = patience;
    }

    static Mails in(Arrivals arrivals) {
        return new Mails(arrivals, List.of(), PATIENCE);
    }

    /** Mail in the mailbox of this account. */
    public Mails to(String account) {
        EmailAddress address = EmailAddress.of(account).folded();
        return and("to " + account, arrival -> arrival.account().folded().equals(address));
    }

    /** Mail whose From is this address. */
    public Mails from(String sender) {
        EmailAddress address = EmailAddress.of(sender).folded();
        return and(
                "from " + sender,
                arrival -> arrival.mail()
                        .from()
                        .map(from -> from.folded().equals(address))
                        .orElse(false));
    }

    /** Mail whose decoded subject contains this text. */
    public Mails subject(String part) {
        return and(
                "subject containing \"" + part + "\"",
                arrival -> arrival.mail().subject().contains(part));
    }

    /** Mail in a folder, its levels joined by {@code /}. */
    public Mails folder(String name) {
        MailboxName folder = MailboxName.of(name.split("/"));
        return and("in " + folder, arrival -> arrival.folder().equals(folder));
    }

    /** Mail for which a condition of your own holds. */
    public Mails where(String text, Predicate<Mail> condition) {
        return and(text, arrival -> condition.test(arrival.mail()));
    }

    /** Waits longer or shorter. */
    public Mails within(Duration time) {
        return new Mails(arrivals, conditions, time);
    }

    private Mails and(String text, Predicate<Arrival> test) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(new Condition(text, test));
        return new Mails(arrivals, more, patience);
    }

    /**
     * Waits for the first one.
     *
     * @throws AssertionError saying what did arrive
     */
    public Mail await() {
        List<Arrival> there = arrivals.await(all -> all.stream().anyMatch(this::fits), patience);
        return there.stream()
                .filter(this::fits)
                .findFirst()
                .orElseThrow(() -> failure("no mail " + description() + " arrived within " + patience, there))
                .mail();
    }

    /**
     * Waits until there are so many, and says so when there are more.
     *
     * @throws AssertionError saying what did arrive
     */
    public void count(int expected) {
        List<Arrival> there = arrivals.await(
                all -> expected > 0 && all.stream().filter(this::fits).count() >= expected,
                expected == 0 ? Duration.ZERO : patience);
        long found = there.stream().filter(this::fits).count();
        if (found != expected) {
            throw failure("expected " + expected + " mails " + description() + ", there are " + found, there);
        }
    }

    /** Those that are there now. */
    public List<Mail> all() {
        return arrivals.all().stream().filter(this::fits).map(Arrival::mail).toList();
    }

    private boolean fits(Arrival arrival) {
        return conditions.stream().allMatch(condition -> condition.test().test(arrival));
    }

    private String description() {
        return String.join(", ", conditions.stream().map(Condition::text).toList());
    }

    private static AssertionError failure(String what, List<Arrival> there) {
        StringBuilder text = new StringBuilder(what);
        text.append(there.isEmpty() ? "; no mail has arrived at all" : "; what did arrive:");
        there.forEach(arrival -> text.append("\n  ").append(arrival));
        return new AssertionError(text.toString());
    }
}
