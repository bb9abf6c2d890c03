package dev.mailwright.queue;

import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import java.util.concurrent.CompletionStage;

/** Takes a report for the sender of a message and brings it on its way, durable when complete. */
@FunctionalInterface
public interface ReportSender {

    CompletionStage<?> send(Envelope envelope, Message report);
}
