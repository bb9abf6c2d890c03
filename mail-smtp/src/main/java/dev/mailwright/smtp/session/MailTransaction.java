package dev.mailwright.smtp.session;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;
import dev.mailwright.check.Verdict;
import dev.mailwright.delivery.Delivery;
import dev.mailwright.delivery.RecipientAnswer;
import dev.mailwright.delivery.RecipientResult;
import dev.mailwright.delivery.Source;
import dev.mailwright.delivery.Transaction;
import dev.mailwright.message.BodyType;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.message.RecipientOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One message from MAIL to its reply. Confined to the strand. */
public final class MailTransaction implements AutoCloseable {

    private final Delivery delivery;
    private final Envelope envelope;
    private final Source source;
    private final List<Taken> accepted = new ArrayList<>();
    private final Map<EmailAddress, RecipientOptions> options = new HashMap<>();
    private final Map<EmailAddress, String> suspicious = new LinkedHashMap<>();
    private Verdict verdict;
    private int refused;
    private @Nullable Transaction transaction;

    /** Somebody who was accepted, and whether nothing is to be delivered all the same. */
    private record Taken(EmailAddress recipient, boolean discarded) {}

    /** @param verdict what the checks have said so far */
    public MailTransaction(Delivery delivery, Envelope envelope, Source source, Verdict verdict) {
        this.verdict = verdict;
        this.delivery = delivery;
        this.envelope = envelope;
        this.source = source;
    }

    public Envelope envelope() {
        return envelope;
    }

    /** The envelope with those who were accepted so far. */
    Envelope whole() {
        Envelope whole = envelope;
        for (Taken taken : accepted) {
            whole = whole.withRecipient(
                    taken.recipient(), options.getOrDefault(taken.recipient(), RecipientOptions.NONE));
        }
        return whole;
    }

    /** What the checks have said so far of this mail. */
    Verdict verdict() {
        return verdict;
    }

    /** Asks whether mail for this recipient is taken. Blocks. */
    public RecipientAnswer recipient(EmailAddress to, RecipientOptions wishes) {
        RecipientAnswer answer = begun().recipient(to, wishes);
        options.put(to, wishes);
        if (answer instanceof RecipientAnswer.Refused) {
            refused++;
        }
        return answer;
    }

    /**
     * Takes what the checks have said of a recipient that {@link #recipient} has just accepted.
     *
     * @return the refusal, where there is one
     */
    public Optional<Reply> judged(EmailAddress to, Verdict said) {
        switch (said.kind()) {
            case DEFER, REJECT -> {
                begun().withdraw();
                refused++;
                return said.reply();
            }
            case DISCARD -> begun().withdraw();
            case QUARANTINE -> suspicious.put(to, said.why());
            case PASS -> {}
        }
        verdict = verdict.noting(said);
        accepted.add(new Taken(to, said.kind() == Verdict.Kind.DISCARD));
        return Optional.empty();
    }

    /** Names the message in our log. */
    String id() {
        return begun().id();
    }

    private Transaction begun() {
        if (transaction == null) {
            boolean binary = envelope.body() == BodyType.BINARY_MIME;
            transaction = delivery.begin(binary ? envelope.body(BodyType.EIGHT_BIT_MIME) : envelope, source);
        }
        return transaction;
    }

    /** Those who were accepted, in order, as often as they were named. */
    public List<EmailAddress> accepted() {
        return accepted.stream().map(Taken::recipient).toList();
    }

    public int acceptedCount() {
        return accepted.size();
    }

    public boolean refusedAll() {
        return accepted.isEmpty() && refused > 0;
    }

    /** @param said what the checks have said of the whole message */
    CompletionStage<List<RecipientResult>> commit(Message message, Verdict said) {
        if (said.kind() == Verdict.Kind.DISCARD) {
            return CompletableFuture.completedFuture(List.of());
        }
        if (said.kind() == Verdict.Kind.QUARANTINE) {
            accepted.stream()
                    .filter(taken -> !taken.discarded())
                    .forEach(taken -> suspicious.putIfAbsent(taken.recipient(), said.why()));
        }
        suspicious.forEach(begun()::quarantine);
        return begun().commit(message);
    }

    /** For each who was accepted the reply: what delivery answered, or {@code kept} where nothing went there. */
    List<Reply> answers(List<RecipientResult> results, Reply kept) {
        Iterator<RecipientResult> given = results.iterator();
        return accepted.stream()
                .map(taken -> taken.discarded() || !given.hasNext()
                        ? kept
                        : given.next().reply())
                .map(reply -> reply.isPositive() ? kept : reply)
                .toList();
    }

    @Override
    public void close() {
        if (transaction != null) {
            transaction.close();
        }
    }
}
