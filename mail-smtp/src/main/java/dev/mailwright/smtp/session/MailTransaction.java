package dev.mailwright.smtp.session;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;
import dev.mailwright.check.Verdict;
import dev.mailwright.delivery.Delivery;
import dev.mailwright.delivery.RecipientAnswer;
import dev.mailwright.delivery.RecipientResult;
import dev.mailwright.delivery.Source;
import dev.mailwright.delivery.Transaction;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.message.RecipientOptions;
import java.util.ArrayList;
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
    private final List<EmailAddress> accepted = new ArrayList<>();
    private final Map<EmailAddress, String> suspicious = new LinkedHashMap<>();
    private Verdict verdict;
    private int refused;
    private @Nullable Transaction transaction;

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
        return envelope.to(accepted.toArray(EmailAddress[]::new));
    }

    /** What the checks have said so far of this mail. */
    Verdict verdict() {
        return verdict;
    }

    /** Asks whether mail for this recipient is taken. Blocks. */
    public RecipientAnswer recipient(EmailAddress to, RecipientOptions options) {
        RecipientAnswer answer = begun().recipient(to, options);
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
        accepted.add(to);
        return Optional.empty();
    }

    /** Names the message in our log. */
    String id() {
        return begun().id();
    }

    private Transaction begun() {
        if (transaction == null) {
            transaction = delivery.begin(envelope, source);
        }
        return transaction;
    }

    /** Those who were accepted, in order, as often as they were named. */
    public List<EmailAddress> accepted() {
        return List.copyOf(accepted);
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
            accepted.forEach(to -> suspicious.putIfAbsent(to, said.why()));
        }
        suspicious.forEach(begun()::quarantine);
        return begun().commit(message);
    }

    @Override
    public void close() {
        if (transaction != null) {
            transaction.close();
        }
    }
}
