package dev.mailwright.store;

import dev.mailwright.AccountId;
import dev.mailwright.Position;
import java.time.Instant;

/** What {@link QuotaReached#of} makes. */
record QuotaReachedRecord(Position position, Instant at, AccountId account, int percent) implements QuotaReached {}
