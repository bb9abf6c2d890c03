package dev.mailwright.examples.authentication;

import dev.mailwright.check.Reply;
import dev.mailwright.queue.Consignment;
import dev.mailwright.queue.Courier;
import dev.mailwright.queue.Receipt;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** All other servers: take everything and show it. */
final class Elsewhere implements Courier {

    private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();

    @SuppressWarnings("ArrayRecordComponent")
    record Taken(String sender, List<String> recipients, byte[] message) {}

    @Override
    public CompletionStage<List<Receipt>> deliver(Consignment consignment) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        consignment.message().transferTo(octets);
        List<String> recipients = consignment.envelope().recipients().stream()
                .map(Object::toString)
                .toList();
        String sender =
                consignment.envelope().sender().address().map(Object::toString).orElse("");
        taken.add(new Taken(sender, recipients, octets.toByteArray()));
        Receipt receipt = Receipt.of(new Reply(250, "2.0.0", "taken"));
        return CompletableFuture.completedFuture(Collections.nCopies(recipients.size(), receipt));
    }

    Taken next() throws InterruptedException {
        Taken next = taken.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was forwarded");
        }
        return next;
    }
}
