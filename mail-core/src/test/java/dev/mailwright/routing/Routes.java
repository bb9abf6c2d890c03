package dev.mailwright.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Event;
import dev.mailwright.EventSink;
import dev.mailwright.EventSink.Stamp;
import dev.mailwright.Position;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.memory.Accounts;
import dev.mailwright.directory.memory.MemoryDirectory;
import dev.mailwright.directory.password.Pbkdf2Hasher;
import dev.mailwright.junit.VirtualTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A router over a memory directory that answers in a line of text. */
final class Routes {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AliasFirstRouter router;
    private final List<Event> events;

    private Routes(AliasFirstRouter router, List<Event> events) {
        this.router = router;
        this.events = events;
    }

    static MemoryDirectory directory(Accounts accounts) {
        SecureRandom random = new SecureRandom();
        Pbkdf2Hasher hasher = new Pbkdf2Hasher(random, 1_000);
        assertThat(accounts.problems(hasher)).isEmpty();
        return accounts.build(hasher, random);
    }

    static Routes of(Accounts accounts, UnaryOperator<AliasFirstRouter> settings) {
        return over(directory(accounts), settings);
    }

    static Routes over(Directory directory, UnaryOperator<AliasFirstRouter> settings) {
        List<Event> events = new CopyOnWriteArrayList<>();
        EventSink sink = event -> events.add(event.apply(new Stamp(new Position(events.size() + 1), START)));
        AliasFirstRouter plain = AliasFirstRouter.over(directory, new VirtualTime(START));
        return new Routes(settings.apply(plain.warnings(new ShadowWarnings(sink))), events);
    }

    AliasFirstRouter router() {
        return router;
    }

    List<Event> events() {
        return events;
    }

    Route route(String address) {
        return router.resolve(EmailAddress.of(address));
    }

    /** The refusal, or the destinations. */
    String to(String address) {
        Route route = route(address);
        if (route instanceof Route.Refuse refuse) {
            return refuse.refusal().name();
        }
        return ((Route.Deliver) route).destinations().stream().map(Routes::text).collect(Collectors.joining("; "));
    }

    private static String text(Destination destination) {
        if (destination instanceof Destination.Mailbox mailbox) {
            return mailbox.account().address()
                    + mailbox.tag()
                            .map(tag -> " tag=" + tag + " " + mailbox.mode())
                            .orElse("");
        }
        if (destination instanceof Destination.Handler handler) {
            return "handler " + handler.name()
                    + handler.tag().map(tag -> " tag=" + tag).orElse("");
        }
        return "remote " + destination.address();
    }
}
