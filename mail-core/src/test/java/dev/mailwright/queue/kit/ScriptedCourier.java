package dev.mailwright.queue.kit;

import dev.mailwright.check.Reply;
import dev.mailwright.queue.Consignment;
import dev.mailwright.queue.Courier;
import dev.mailwright.queue.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A courier that answers what a test says, and writes down what it was given. */
public final class ScriptedCourier implements Courier {

    public static final Receipt TAKEN =
            Receipt.of(new Reply(250, "2.0.0", "taken")).withRelay("mx.example");
    public static final Receipt LATER =
            Receipt.of(new Reply(451, "4.3.0", "later")).withRelay("mx.example");
    public static final Receipt NEVER =
            Receipt.of(new Reply(550, "5.1.1", "no such user")).withRelay("mx.example");
    public static final Receipt DOWN =
            Receipt.of(new Reply(451, "4.4.1", "nobody answers")).withHopDown();

    private final List<Consignment> seen = new ArrayList<>();
    public Function<String, Receipt> answer = recipient -> TAKEN;
    /** While it is there, attempts wait for it. */
    public CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    @Override
    public CompletionStage<List<Receipt>> deliver(Consignment consignment) {
        synchronized (seen) {
            seen.add(consignment);
        }
        List<Receipt> receipts = consignment.recipients().stream()
                .map(recipient -> answer.apply(recipient.toString()))
                .toList();
        return gate.thenApply(open -> receipts);
    }

    public List<Consignment> seen() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }
}
