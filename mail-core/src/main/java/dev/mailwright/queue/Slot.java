package dev.mailwright.queue;

/** An entry as the dispatcher knows it: a few numbers, since there may be a million. Guarded by the dispatcher's lock. */
final class Slot implements Comparable<Slot> {

    /** Where it stands. */
    enum Phase {
        WAITING,
        READY,
        BUSY,
        HELD,
        GONE
    }

    final long id;
    Lane lane;
    long due;
    Phase phase = Phase.WAITING;

    Slot(long id, Lane lane, long due) {
        this.id = id;
        this.lane = lane;
        this.due = due;
        lane.addSlot(1);
    }

    void move(Lane to) {
        lane.addSlot(-1);
        lane = to;
        to.addSlot(1);
    }

    QueueId name() {
        return new QueueId(id);
    }

    QueueItem.State state() {
        return switch (phase) {
            case READY -> QueueItem.State.READY;
            case BUSY -> QueueItem.State.IN_FLIGHT;
            case HELD -> QueueItem.State.HELD;
            default -> QueueItem.State.DEFERRED;
        };
    }

    /** By the time at which it is due. */
    @Override
    public int compareTo(Slot other) {
        int byTime = Long.compare(due, other.due);
        return byTime != 0 ? byTime : Long.compare(id, other.id);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
