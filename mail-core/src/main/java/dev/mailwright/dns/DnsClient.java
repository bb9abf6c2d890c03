package dev.mailwright.dns;

import dev.mailwright.Lookup;
import java.util.concurrent.CompletionStage;

/**
 * Answers questions about names. Never blocks; thread-safe.
 *
 * <ul>
 *   <li>{@code Found}: at least one record, aliases (CNAME) followed.
 *   <li>{@code Absent}: the name has no such record, or there is no such name.
 *   <li>{@code Unavailable}: no answer in time, a failure of the servers, an alias that goes in circles.
 * </ul>
 */
@FunctionalInterface
public interface DnsClient {

    /**
     * Asks for the records of a name.
     *
     * @return completes with one of the three answers, never exceptionally, at the latest when this client gives up; may
     *     complete on any thread but an event loop
     */
    <T> CompletionStage<Lookup<DnsAnswer<T>>> query(DnsName name, RecordType<T> type);
}
