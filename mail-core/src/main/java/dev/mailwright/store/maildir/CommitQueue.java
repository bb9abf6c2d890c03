package dev.mailwright.store.maildir;

import dev.mailwright.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The operations that wait for a mailbox. Whoever finds the queue empty becomes its worker until it is empty again; what
 * came meanwhile is done in one go, filings in one commit.
 */
final class CommitQueue {

    private final MaildirMailbox mailbox;
    private final Queue<Operation> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    CommitQueue(MaildirMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** From any thread: a worker does it. */
    void submit(Operation operation) {
        waiting.add(operation);
        if (count.getAndIncrement() == 0) {
            mailbox.context().execute(this::drain);
        }
    }

    /** From a worker, which does it itself unless another is at it, and leaves what came meanwhile to another. */
    void submitHere(Operation operation) {
        waiting.add(operation);
        if (count.getAndIncrement() == 0 && !once()) {
            mailbox.context().execute(this::drain);
        }
    }

    private void drain() {
        while (!once()) {
            // more came meanwhile
        }
    }

    /** Does what waits; whether that was all. */
    private boolean once() {
        List<Operation> batch = new ArrayList<>();
        for (Operation next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
        }
        List<Runnable> finishers = new ArrayList<>(batch.size());
        run(batch, finishers);
        finishers.forEach(Runnable::run);
        return count.addAndGet(-batch.size()) == 0;
    }

    private void run(List<Operation> batch, List<Runnable> finishers) {
        try {
            runAll(batch, finishers);
        } catch (StoreException e) {
            for (Operation operation : batch) {
                if (operation instanceof FilingGroup group) {
                    group.files.forEach(file -> mailbox.dropLater(file.path()));
                }
                finishers.add(() -> operation.finish(e));
            }
        }
    }

    /** What fails here fails before anything is done. */
    private void runAll(List<Operation> batch, List<Runnable> finishers) {
        mailbox.exclusively(() -> {
            List<FilingGroup> filings = new ArrayList<>();
            for (Operation operation : batch) {
                if (operation instanceof FilingGroup group) {
                    filings.add(group);
                } else {
                    fileAll(filings, finishers);
                    runOne(operation, finishers);
                }
            }
            fileAll(filings, finishers);
        });
    }

    private void fileAll(List<FilingGroup> groups, List<Runnable> finishers) {
        if (groups.isEmpty()) {
            return;
        }
        List<FilingGroup> together = List.copyOf(groups);
        groups.clear();
        try {
            new FilingCommit(mailbox, together).run();
        } catch (RuntimeException | Error e) {
            StoreException failure = Faults.of("filing into " + mailbox, e);
            together.forEach(group -> group.failed(failure));
            together.forEach(group -> group.files.forEach(file -> mailbox.dropLater(file.path())));
        }
        together.forEach(group -> finishers.add(() -> group.finish(null)));
    }

    private void runOne(Operation operation, List<Runnable> finishers) {
        try {
            mailbox.requireThere();
            operation.run(mailbox);
            finishers.add(() -> operation.finish(null));
        } catch (Exception | Error e) {
            StoreException failure = Faults.of("changing " + mailbox, e);
            finishers.add(() -> operation.finish(failure));
        }
    }
}
