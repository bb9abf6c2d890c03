package dev.mailwright.queue;

import dev.mailwright.check.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets mail wait for a server that can deliver it. */
final class NoCourier implements Courier {

    private static final Reply NOBODY = new Reply(451, "4.4.0", "this server has no way to deliver this mail");

    @Override
    public CompletionStage<List<Receipt>> deliver(Consignment consignment) {
        return CompletableFuture.completedFuture(consignment.recipients().stream()
                .map(recipient -> Receipt.of(NOBODY).withHopDown())
                .toList());
    }
}
