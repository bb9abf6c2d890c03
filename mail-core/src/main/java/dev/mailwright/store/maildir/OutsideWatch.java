package dev.mailwright.store.maildir;

import dev.mailwright.Subscription;
import dev.mailwright.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, on a worker, whether others changed the mailboxes that sessions watch. Where the system tells that something
 * happened in a directory, only there, four times a second; else everywhere once a second. A mailbox is listed at most
 * once a second on average, and so seldom that it costs no more than a twentieth of the time. Thread-safe.
 *
 * <p>What happened may be our own doing: then the times of the directories are those that we know, and nothing is listed
 * at once. But another may have done something between our own change and our look at the time, so that is made good by
 * a list as soon as the rule above allows.
 */
final class OutsideWatch implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideWatch.class);
    private static final Duration WATCHED = Duration.ofMillis(250);
    private static final Duration UNWATCHED = Duration.ofSeconds(1);
    private static final long PAUSE = UNWATCHED.toNanos();

    /** Lists that may follow each other at once where there were none for a while. */
    private static final int BURST = 2;

    private static final int SHARE = 20;

    private final StoreContext context;
    private final Optional<DirectoryWatch> system;
    private final Map<MaildirMailbox, Watched> watched = new ConcurrentHashMap<>();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private volatile Subscription timer = () -> {};
    private volatile boolean closed;
    private long lastRound;

    /** One mailbox. */
    private static final class Watched {

        private int sessions = 1;
        private List<Path> directories = List.of();
        private boolean dirty = true;
        private long notBefore;

        Watched(long now) {
            notBefore = now - BURST * PAUSE;
        }
    }

    OutsideWatch(StoreContext context) {
        this.context = context;
        this.system = context.disk().watch();
        this.lastRound = context.environment().time().nanos();
    }

    Subscription watch(MaildirMailbox mailbox) {
        watched.compute(mailbox, (same, before) -> {
            if (before == null) {
                return start(mailbox);
            }
            before.sessions++;
            return before;
        });
        tick();
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                watched.computeIfPresent(mailbox, (same, now) -> --now.sessions == 0 ? end(now) : now);
            }
        };
    }

    /** Without a watch of the system it is one of those that are looked at each second. */
    private Watched start(MaildirMailbox mailbox) {
        Watched now = new Watched(context.environment().time().nanos());
        if (system.isPresent()) {
            List<Path> directories = List.of(
                    mailbox.directory().resolve(MailboxFiles.CUR),
                    mailbox.directory().resolve(MailboxFiles.NEW));
            try {
                for (Path directory : directories) {
                    system.get().add(directory);
                }
                now.directories = directories;
            } catch (IOException e) {
                directories.forEach(system.get()::remove);
                LOG.debug("{} cannot be watched and is looked at each second: {}", mailbox, e.toString());
            }
        }
        return now;
    }

    /** Always null, which takes it from the map. */
    private @Nullable Watched end(Watched last) {
        system.ifPresent(watch -> last.directories.forEach(watch::remove));
        return null;
    }

    private void tick() {
        if (!closed && !watched.isEmpty() && ticking.compareAndSet(false, true)) {
            Duration pause = system.isPresent() ? WATCHED : UNWATCHED;
            timer = context.environment().time().after(pause, () -> context.execute(this::round));
        }
    }

    private void round() {
        long now = context.environment().time().nanos();
        boolean isSecond = now - lastRound >= PAUSE - WATCHED.toNanos() / 2;
        lastRound = isSecond ? now : lastRound;
        Set<Path> changed = system.map(DirectoryWatch::changed).orElseGet(Set::of);
        watched.forEach((mailbox, state) -> {
            state.dirty |= isSecond && (state.directories.isEmpty() || mailbox.isUnsure());
            state.dirty |= state.directories.stream().anyMatch(changed::contains);
            if (state.dirty && now >= state.notBefore && !closed) {
                state.dirty = false;
                look(mailbox, state, now);
            }
        });
        ticking.set(false);
        tick();
    }

    private void look(MaildirMailbox mailbox, Watched state, long now) {
        try {
            long cost = mailbox.look();
            if (cost > 0) {
                state.notBefore = Math.max(state.notBefore, now - BURST * PAUSE) + Math.max(PAUSE, SHARE * cost);
            }
        } catch (StoreException e) {
            if (e.reason() == StoreException.Reason.GONE) {
                watched.computeIfPresent(mailbox, (same, gone) -> end(gone));
            } else {
                LOG.warn("looking for changes of {}: {}", mailbox, e.toString());
                state.notBefore = now + UNWATCHED.toNanos();
                state.dirty = true;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        timer.close();
        watched.clear();
        system.ifPresent(watch -> {
            try {
                watch.close();
            } catch (IOException e) {
                LOG.warn("ending the watch of directories: {}", e.toString());
            }
        });
    }
}
