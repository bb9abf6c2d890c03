package dev.mailwright.fetch;

import dev.mailwright.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the engine's readers are given. */
final class Results {

    private Results() {}

    record Polled(
            String account,
            Instant at,
            Duration took,
            Outcome outcome,
            String error,
            int delivered,
            int passed,
            int failed,
            int deleted,
            long octets)
            implements PollResult {}

    record Progress(long messages, long totalMessages, long octets, long totalOctets) implements FetchProgress {

        static final Progress NONE = new Progress(0, 0, 0, 0);
    }

    record Status(
            FetchAccount account, State state, Optional<Instant> next, FetchProgress progress, List<PollResult> history)
            implements FetchStatus {}

    record PolledEvent(Position position, Instant at, PollResult result) implements FetchPolled {}

    record SuspendedEvent(Position position, Instant at, String account, String reason) implements FetchSuspended {}
}
