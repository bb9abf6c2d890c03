package dev.mailwright;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The services between bind and close. Confined to the server's life lock, but for {@link #handle}. */
final class RunningServices {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServices.class);

    private final Map<String, MailService.Running> bound = new LinkedHashMap<>();
    private final ClosingStack closing = new ClosingStack();

    void bind(MailService service, Rooms rooms) {
        String name = service.key().name();
        try {
            MailService.Running running = service.bind(rooms);
            bound.put(name, running);
            closing.push(name, running::close);
        } catch (RuntimeException e) {
            throw StartException.of(name, e);
        }
    }

    void open() {
        bound.forEach((name, running) -> {
            try {
                running.open();
            } catch (RuntimeException e) {
                throw StartException.of(name, e);
            }
        });
    }

    <H> H handle(ServiceKey<H> key) {
        MailService.Running running = bound.get(key.name());
        if (running == null || !key.handle().isInstance(running.handle())) {
            throw new IllegalArgumentException(
                    "this server has no service " + key.name() + ", but " + String.join(", ", bound.keySet()));
        }
        return key.handle().cast(running.handle());
    }

    /** Lets all services drain at once while {@code others} end as well; true when all were done in time. */
    boolean drain(Duration grace, CompletionStage<?> others) throws InterruptedException {
        List<CompletableFuture<?>> drains = new ArrayList<>(List.of(others.toCompletableFuture()));
        bound.values().forEach(running -> drains.add(drained(running)));
        try {
            CompletableFuture.allOf(drains.toArray(CompletableFuture<?>[]::new))
                    .get(grace.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException e) {
            LOG.error("A service failed to drain", e.getCause());
            return false;
        }
    }

    private static CompletableFuture<?> drained(MailService.Running running) {
        try {
            return running.drain().toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Closes in reverse order; false when one failed. */
    boolean close() {
        return closing.close();
    }
}
