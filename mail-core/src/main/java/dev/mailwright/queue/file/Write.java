package dev.mailwright.queue.file;

import dev.mailwright.message.Message;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Something for the writing thread to do; complete when it is done. */
abstract class Write {

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    CompletableFuture<Void> done() {
        return done;
    }

    /** A message and its entries. */
    static final class Add extends Write {

        private final long body;
        private final byte[] small;
        private final Message large;
        private final List<Coded> entries;

        /** @param small all the bytes of the message, or nothing where it is too large for memory */
        Add(long body, byte[] small, Message large, List<Coded> entries) {
            this.body = body;
            this.small = small;
            this.large = large;
            this.entries = entries;
        }

        long body() {
            return body;
        }

        byte[] small() {
            return small;
        }

        boolean isSmall() {
            return small.length == large.size();
        }

        Message large() {
            return large;
        }

        List<Coded> entries() {
            return entries;
        }
    }

    /** An entry in its octets. Confined to the queue. */
    static final class Coded {

        private final long id;
        private final byte[] octets;

        Coded(long id, byte[] octets) {
            this.id = id;
            this.octets = octets;
        }

        long id() {
            return id;
        }

        byte[] octets() {
            return octets;
        }
    }

    static final class Update extends Write {

        private final Coded entry;

        Update(Coded entry) {
            this.entry = entry;
        }

        Coded entry() {
            return entry;
        }
    }

    static final class Remove extends Write {

        private final long id;

        Remove(long id) {
            this.id = id;
        }

        long id() {
            return id;
        }
    }
}
