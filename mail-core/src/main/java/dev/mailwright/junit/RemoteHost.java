package dev.mailwright.junit;

import dev.mailwright.check.Reply;
import dev.mailwright.check.Stage;
import dev.mailwright.message.Message;
import dev.mailwright.message.mime4j.Mail;
import dev.mailwright.queue.Receipt;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A domain of somebody else's, as far as the server under test can tell: takes all mail, unless a test says otherwise. Nothing leaves this process. Thread-safe; forgotten after
 * each test.
 */
public final class RemoteHost {

    private final String name;
    private final Answers answers = new Answers();
    private final List<Mail> taken = new ArrayList<>();

    RemoteHost(String name) {
        this.name = name;
    }

    /**
     * Answers so the next times that it is asked at this stage; then it takes mail again.
     *
     * @param reply such as {@code 451 4.3.0 later}
     * @throws IllegalArgumentException if it is none, or not at least once
     */
    public RemoteHost answer(Stage<?> stage, String reply, int times) {
        answers.add(stage, reply, times);
        return this;
    }

    /** What it has taken, in order. */
    public List<Mail> mails() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    Receipt take(Message message) {
        for (Stage<?> stage : Stage.all()) {
            Optional<Reply> reply = answers.next(stage);
            if (reply.isPresent()) {
                Receipt receipt = Receipt.of(reply.get()).withRelay(name);
                return stage.equals(Stage.CONNECTION) ? receipt.withHopDown() : receipt;
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.transferTo(bytes);
        synchronized (taken) {
            taken.add(Mail.of(Message.of(bytes.toByteArray())));
        }
        return Receipt.of(new Reply(250, "2.0.0", "taken")).withRelay(name);
    }
}
