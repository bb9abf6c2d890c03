package dev.mailwright.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;
import dev.mailwright.Position;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventKindsTest {

    private static final Stamp STAMP = new Stamp(new Position(7), Instant.EPOCH);

    @Test
    void keepsItsStamp() {
        Event event = EventsLost.of(STAMP, 3);
        assertThat(event.position()).isEqualTo(new Position(7));
        assertThat(event.at()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void doesNotChangeWithTheListItWasMadeOf() {
        List<EmailAddress> recipients = new ArrayList<>(List.of(EmailAddress.of("a@example.com")));
        MessageAccepted event = MessageAccepted.of(STAMP, "m1", "s1", ReversePath.NULL, recipients, 12);
        recipients.clear();
        assertThat(event.recipients()).containsExactly(EmailAddress.of("a@example.com"));
    }
}
