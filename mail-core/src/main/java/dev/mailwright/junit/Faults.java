package dev.mailwright.junit;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;
import dev.mailwright.check.Stage;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What goes wrong at the server under test, as its clients see it. Thread-safe; forgotten after each test. */
public final class Faults {

    private final Answers answers = new Answers();

    Faults() {}

    /**
     * Answers so the next times that a client comes to this stage, whatever it sends.
     *
     * @param stage {@link Stage#RECIPIENT} or {@link Stage#MESSAGE}
     * @param reply such as {@code 450 4.2.1 busy}, a 4xx or 5xx
     * @throws IllegalArgumentException for another stage, or if it is no reply, or not at least once
     */
    public Faults at(Stage<?> stage, String reply, int times) {
        if (!stage.equals(Stage.RECIPIENT) && !stage.equals(Stage.MESSAGE)) {
            throw new IllegalArgumentException("faults are at the recipient or the message, not at " + stage);
        }
        answers.add(stage, reply, times);
        return this;
    }

    void clear() {
        answers.clear();
    }

    /** That delivery with these faults. */
    Delivery around(Delivery real) {
        return (envelope, source) -> new Faulty(real, envelope, source);
    }

    private final class Faulty implements Transaction {

        private final Transaction real;
        private final List<EmailAddress> accepted = new ArrayList<>();

        Faulty(Delivery delivery, Envelope envelope, Source source) {
            real = delivery.begin(envelope, source);
        }

        @Override
        public String id() {
            return real.id();
        }

        @Override
        public RecipientAnswer recipient(EmailAddress to, RecipientOptions options) {
            Optional<Reply> fault = answers.next(Stage.RECIPIENT);
            if (fault.isPresent()) {
                return RecipientAnswer.refused(fault.get());
            }
            RecipientAnswer answer = real.recipient(to, options);
            if (answer instanceof RecipientAnswer.Accepted) {
                accepted.add(to);
            }
            return answer;
        }

        @Override
        public void withdraw() {
            real.withdraw();
            accepted.remove(accepted.size() - 1);
        }

        @Override
        public void quarantine(EmailAddress recipient, String why) {
            real.quarantine(recipient, why);
        }

        @Override
        public CompletionStage<List<RecipientResult>> commit(Message message) {
            Optional<Reply> fault = answers.next(Stage.MESSAGE);
            if (fault.isPresent()) {
                real.close();
                return CompletableFuture.completedFuture(accepted.stream()
                        .map(to -> new RecipientResult(to, fault.get()))
                        .toList());
            }
            return real.commit(message);
        }

        @Override
        public void forgetKey() {
            real.forgetKey();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
