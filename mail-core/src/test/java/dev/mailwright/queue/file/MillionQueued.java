package dev.mailwright.queue.file;

import dev.mailwright.Time;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.message.RecipientOptions;
import dev.mailwright.queue.QueueEntry;
import dev.mailwright.queue.QueueFilter;
import dev.mailwright.queue.QueueId;
import dev.mailwright.queue.QueuePage;
import dev.mailwright.queue.QueuedRecipient;
import dev.mailwright.queue.RunningQueue;
import dev.mailwright.queue.kit.QueueEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;

/**
 * How long it takes to open a queue with a million messages, to list a page at its end, and how much memory it needs. Run with a directory, which is filled when it is not there,
 *, a number and a file for the report: {@code MillionQueued /var/tmp/million 1000000 report.txt}. docs/queue.md says how.
 */
final class MillionQueued {

    private MillionQueued() {}

    public static void main(String[] words) throws IOException {
        Path directory = Path.of(words[0]);
        int number = Integer.parseInt(words[1]);
        StringBuilder report = new StringBuilder();
        if (Files.notExists(directory)) {
            fill(directory, number);
        }
        Time time = new VirtualTime();
        RunningQueue queue = RunningQueue.over(FileQueue.at(directory), time, new Random(1), Runnable::run)
                .build();
        long began = System.nanoTime();
        queue.open(QueueEntries.environment());
        report.append("open: ")
                .append((System.nanoTime() - began) / 1_000_000)
                .append(" ms, ")
                .append(queue.size())
                .append(" entries\n");
        for (long after : new long[] {1, number / 2, number * 2L - 400}) {
            began = System.nanoTime();
            QueuePage page = queue.list(QueueFilter.ALL.after(new QueueId(Math.max(1, after))), 100);
            report.append("page after ")
                    .append(after)
                    .append(": ")
                    .append((System.nanoTime() - began) / 1_000)
                    .append(" us, ")
                    .append(page.items().size())
                    .append(" items\n");
        }
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        report.append("heap: ").append(used / queue.size()).append(" octets for each entry\n");
        Files.writeString(Path.of(words[2]), report);
    }

    private static void fill(Path directory, int number) {
        FileQueue queue = FileQueue.at(directory);
        QueueEntries.open(queue);
        Message message = Message.of("Subject: one of many\r\n\r\n"
                + "0123456789012345678901234567890123456789012345678901234567890123456789\r\n".repeat(55));
        List<CompletionStage<?>> open = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            EmailAddress to = EmailAddress.of("user" + i + "@d" + i % 1000 + ".example");
            QueueEntry entry = QueueEntry.of(
                    "M" + i,
                    Envelope.from("ann@example.com"),
                    message.size(),
                    QueueEntries.ARRIVAL,
                    List.of(QueuedRecipient.of(to, to, RecipientOptions.NONE)));
            open.add(queue.add(message, List.of(entry.withNextAttempt(QueueEntries.ARRIVAL.plusSeconds(1_000 + i)))));
            if (open.size() == 1_000) {
                open.forEach(one -> one.toCompletableFuture().join());
                open.clear();
            }
        }
        queue.close();
    }
}
