package dev.mailwright;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The services between bind and close. Confined to the server's life lock, but for {@link #handle}. */
final class RunningServices {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServices.class);

    private final Map<String, MailService.Running> bound = new LinkedHashMap<>();

    void bind(MailService service, Rooms rooms) {
        bound.put(service.key().name(), service.bind(rooms));
    }

    void open() {
        bound.values().forEach(MailService.Running::open);
    }

    <H> H handle(ServiceKey<H> key) {
        MailService.Running running = bound.get(key.name());
        if (running == null || !key.handle().isInstance(running.handle())) {
            throw new IllegalArgumentException(
                    "this server has no service " + key.name() + ", but " + String.join(", ", bound.keySet()));
        }
        return key.handle().cast(running.handle());
    }

    /** Lets all services drain at once; true when they were done in time. */
    boolean drain(Duration grace) {
        CompletableFuture<?>[] drains = bound.values().stream()
                .map(MailService.Running::drain)
                .map(stage -> stage.toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(drains).get(grace.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException e) {
            LOG.error("A service failed to drain", e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Closes in reverse order; a service that fails to close does not keep the others open. */
    void close() {
        List<MailService.Running> reversed = new ArrayList<>(bound.values());
        java.util.Collections.reverse(reversed);
        for (MailService.Running running : reversed) {
            try {
                running.close();
            } catch (RuntimeException e) {
                LOG.error("A service failed to close", e);
            }
        }
        bound.clear();
    }
}
