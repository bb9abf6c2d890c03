package dev.mailwright.net;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A line protocol with everything that a mail protocol asks of this room. */
final class SampleProtocol implements Protocol<Frame> {

    static final int LONGEST = 64;

    final Queue<SampleDialogue> opened = new ConcurrentLinkedQueue<>();
    final Queue<Ending> endings = new ConcurrentLinkedQueue<>();
    final AtomicInteger turnsOnWorkers = new AtomicInteger();
    final AtomicInteger pulled = new AtomicInteger();
    final AtomicInteger uploads = new AtomicInteger();
    volatile boolean sourceClosed;

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Dialogue<Frame> open(Link<Frame> link) {
        SampleDialogue dialogue = new SampleDialogue(this, link);
        opened.add(dialogue);
        return dialogue;
    }

    @Override
    public String refusal(Refusal why) {
        return "-refused " + why + "\r\n";
    }
}
