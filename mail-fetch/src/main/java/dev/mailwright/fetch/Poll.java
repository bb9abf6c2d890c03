package dev.mailwright.fetch;

import dev.mailwright.Rooms;
import dev.mailwright.fetch.PollResult.Outcome;
import dev.mailwright.fetch.journal.Journal;
import dev.mailwright.fetch.journal.JournalException;
import dev.mailwright.fetch.net.RemoteFault;
import dev.mailwright.fetch.net.RemoteFault.Kind;
import dev.mailwright.fetch.settings.FolderRule;
import dev.mailwright.fetch.source.RemoteAccount;
import dev.mailwright.fetch.source.TooLargeFault;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One poll of one account, from the connection to its end. Runs on one thread; {@link #stop} cuts it off from any other. */
final class Poll implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Poll.class);

    /** Before the half hour after which servers may hang up. // rfc2177#3 */
    private static final Duration RENEWAL = Duration.ofMinutes(28);

    private final FetchAccount account;
    private final Rooms rooms;
    private final Crew crew;
    private final Path journals;
    private final Copies copies;
    private final Tally tally;
    private int batch;
    private boolean wantsCare;
    private final Connector connector;
    private volatile boolean idle;
    private @Nullable RemoteAccount remote;

    Poll(FetchAccount account, Rooms rooms, Crew crew, Path journals, Copies copies) {
        this.account = account;
        this.rooms = rooms;
        this.crew = crew;
        this.journals = journals;
        this.copies = copies;
        this.connector = new Connector(account, rooms);
        this.tally = Tally.of(account, rooms.time());
        this.batch = account.selection().batch();
    }

    /** The last poll met a message that was larger than the server had said: this one finds out which it is. */
    void oneByOne() {
        batch = 1;
    }

    boolean wantsCare() {
        return wantsCare;
    }

    FetchProgress progress() {
        return tally.progress();
    }

    PollResult run() {
        try (Journal journal = Journal.open(journals, account.name())) {
            RemoteAccount now = connector.connect();
            remote = now;
            now.limit(account.selection().rate());
            Deliveries deliveries = new Deliveries(account, rooms, journal, tally, copies);
            int left = account.selection().maxPerPoll();
            for (FolderRule rule : account.folders()) {
                FolderPoll folder = new FolderPoll(account, rule, rooms, journal, tally, deliveries, now);
                left -= folder.run(batch, left);
            }
            if (account.schedule().idle() && account.folders().size() > 1) {
                now.open(account.folders().get(0).remote(), true);
            }
            return tally.result();
        } catch (RemoteFault e) {
            wantsCare = e.kind() == Kind.TOO_LARGE;
            return tally.result(connector.isStopped() ? Outcome.STOPPED : outcome(e.kind()), text(e));
        } catch (TooLargeFault e) {
            return tally.result(Outcome.MISBEHAVED, text(e));
        } catch (JournalException e) {
            LOG.error("fetch account {}: {}", account.name(), e.getMessage());
            return tally.result(Outcome.JOURNAL, text(e));
        } catch (UncheckedIOException e) {
            LOG.error("fetch account {} cannot read its baseline: {}", account.name(), e.toString());
            return tally.result(Outcome.JOURNAL, "the baseline cannot be read: " + text(e));
        } catch (RuntimeException e) {
            LOG.error("fetch account {} failed", account.name(), e);
            return failed();
        }
    }

    PollResult failed() {
        return tally.result(
                connector.isStopped() ? Outcome.STOPPED : Outcome.NOT_DELIVERED,
                "an error of this server; its log has more");
    }

    private static String text(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static Outcome outcome(Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> Outcome.UNREACHABLE;
            case TLS -> Outcome.UNTRUSTED;
            case AUTHENTICATION -> Outcome.AUTHENTICATION;
            case BUSY -> Outcome.BUSY;
            case TEMPORARY -> Outcome.TEMPORARY;
            case STOPPED -> Outcome.STOPPED;
            case PROTOCOL, TOO_LARGE, SLOW, FORBIDDEN_ADDRESS -> Outcome.MISBEHAVED;
        };
    }

    boolean canIdle() {
        RemoteAccount now = remote;
        return now != null && now.announces() && !connector.isStopped();
    }

    boolean isIdle() {
        return idle;
    }

    /** Waits for news; true when it is time to poll, false when the connection is lost. */
    boolean idle() {
        RemoteAccount now = remote;
        if (now == null) {
            return false;
        }
        idle = true;
        try {
            now.await(RENEWAL, rooms.time(), crew);
            return true;
        } catch (RemoteFault e) {
            LOG.debug("fetch account {}: idle connection: {}", account.name(), e.getMessage());
            return false;
        } finally {
            idle = false;
        }
    }

    /** From any thread. */
    void stop() {
        connector.stop();
    }

    @Override
    public void close() {
        connector.close();
    }
}
