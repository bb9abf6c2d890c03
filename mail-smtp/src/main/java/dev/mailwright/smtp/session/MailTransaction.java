package dev.mailwright.smtp.session;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.delivery.Delivery;
import dev.mailwright.delivery.RecipientAnswer;
import dev.mailwright.delivery.RecipientResult;
import dev.mailwright.delivery.Source;
import dev.mailwright.delivery.Transaction;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.message.RecipientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One message from MAIL to its reply. Confined to the strand. */
public final class MailTransaction implements AutoCloseable {

    private final Delivery delivery;
    private final Envelope envelope;
    private final Source source;
    private final List<EmailAddress> accepted = new ArrayList<>();
    private int refused;
    private @Nullable Transaction transaction;

    public MailTransaction(Delivery delivery, Envelope envelope, Source source) {
        this.delivery = delivery;
        this.envelope = envelope;
        this.source = source;
    }

    public Envelope envelope() {
        return envelope;
    }

    /** Asks whether mail for this recipient is taken. Blocks. */
    public RecipientAnswer recipient(EmailAddress to, RecipientOptions options) {
        RecipientAnswer answer = begun().recipient(to, options);
        if (answer instanceof RecipientAnswer.Accepted) {
            accepted.add(to);
        } else {
            refused++;
        }
        return answer;
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

    CompletionStage<List<RecipientResult>> commit(Message message) {
        return begun().commit(message);
    }

    @Override
    public void close() {
        if (transaction != null) {
            transaction.close();
        }
    }
}
