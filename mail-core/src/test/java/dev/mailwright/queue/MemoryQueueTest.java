package dev.mailwright.queue;

import dev.mailwright.queue.kit.QueueStoreContract;
import org.jspecify.annotations.Nullable;

class MemoryQueueTest extends QueueStoreContract {

    private @Nullable MemoryQueue one;

    @Override
    protected QueueStore closed() {
        if (one == null) {
            one = MemoryQueue.create();
        }
        return one;
    }
}
