package dev.mailwright.queue.kit;

import dev.mailwright.Time;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.message.RecipientOptions;
import dev.mailwright.queue.QueueEntry;
import dev.mailwright.queue.QueueEnvironment;
import dev.mailwright.queue.QueueId;
import dev.mailwright.queue.QueueStore;
import dev.mailwright.queue.QueuedRecipient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Entries, messages and environments for tests of queues. */
public final class QueueEntries {

    public static final Instant ARRIVAL = Instant.parse("2024-01-01T00:00:00Z");

    private QueueEntries() {}

    public static QueueEntry entry(String message, String... recipients) {
        return QueueEntry.of(
                message,
                Envelope.from("ann@example.com"),
                10,
                ARRIVAL,
                Arrays.stream(recipients).map(QueueEntries::recipient).toList());
    }

    public static QueuedRecipient recipient(String address) {
        EmailAddress to = EmailAddress.of(address);
        return QueuedRecipient.of(to, to, RecipientOptions.NONE);
    }

    public static Message message(String text) {
        return Message.of("Subject: " + text + "\r\n\r\n" + text + "\r\n");
    }

    public static String text(Message message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.transferTo(bytes);
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    public static QueueEnvironment environment() {
        Time time = new VirtualTime();
        return new QueueEnvironment() {
            @Override
            public Time time() {
                return time;
            }

            @Override
            public RandomGenerator random() {
                return new Random(1);
            }

            @Override
            public String threadNamePrefix() {
                return "test";
            }
        };
    }

    /** Opens a queue; what it says it holds. */
    public static Map<QueueId, QueueEntry> open(QueueStore queue) {
        Map<QueueId, QueueEntry> found = new TreeMap<>();
        queue.open(environment(), new QueueStore.Census() {
            @Override
            public void there(QueueId id, QueueEntry entry) {
                found.put(id, entry);
            }

            @Override
            public void gone(QueueId id) {
                found.remove(id);
            }
        });
        return found;
    }
}
