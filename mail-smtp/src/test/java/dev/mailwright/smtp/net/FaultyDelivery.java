package dev.mailwright.smtp.net;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.delivery.Delivery;
import dev.mailwright.delivery.RecipientAnswer;
import dev.mailwright.delivery.RecipientResult;
import dev.mailwright.delivery.Source;
import dev.mailwright.delivery.Transaction;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.message.RecipientOptions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A delivery whose commit does what a test says, and which counts what was closed. */
final class FaultyDelivery implements Delivery {

    private @Nullable Delivery real;
    UnaryOperator<CompletionStage<List<RecipientResult>>> commit = UnaryOperator.identity();
    int open;
    boolean brokenDirectory;

    /** This one, doing what that one does otherwise. */
    Delivery over(Delivery sound) {
        real = sound;
        return this;
    }

    static CompletionStage<List<RecipientResult>> failed(CompletionStage<List<RecipientResult>> was) {
        return CompletableFuture.failedFuture(new IllegalStateException("the disk is on fire"));
    }

    @Override
    public Transaction begin(Envelope envelope, Source source) {
        Transaction inner = Objects.requireNonNull(real).begin(envelope, source);
        open++;
        return new Transaction() {
            private boolean closed;

            @Override
            public String id() {
                return inner.id();
            }

            @Override
            public RecipientAnswer recipient(EmailAddress to, RecipientOptions options) {
                if (brokenDirectory) {
                    throw new IllegalStateException("the directory is on fire");
                }
                return inner.recipient(to, options);
            }

            @Override
            public void withdraw() {
                inner.withdraw();
            }

            @Override
            public void quarantine(EmailAddress recipient, String why) {
                inner.quarantine(recipient, why);
            }

            @Override
            public CompletionStage<List<RecipientResult>> commit(Message message) {
                return commit.apply(inner.commit(message));
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    open--;
                }
                inner.close();
            }
        };
    }
}
