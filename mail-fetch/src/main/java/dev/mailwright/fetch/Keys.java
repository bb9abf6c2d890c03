package dev.mailwright.fetch;

import dev.mailwright.fetch.journal.HeaderHash;
import dev.mailwright.fetch.source.RemoteFolder;
import dev.mailwright.fetch.source.RemoteMessage;
import dev.mailwright.message.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Gives messages keys where the server has none, made of their headers. */
final class Keys {

    private static final int CHUNK = 200;
    private static final long MOST_OCTETS = 1L << 30;

    private final RemoteFolder folder;

    Keys(RemoteFolder folder) {
        this.folder = folder;
    }

    List<RemoteMessage> of(List<RemoteMessage> messages) {
        if (folder.hasKeys()) {
            return messages;
        }
        Map<String, Integer> copies = new HashMap<>();
        List<RemoteMessage> keyed = new ArrayList<>(messages.size());
        hashes(messages, (one, hash) -> {
            int number = copies.merge(hash, 1, Integer::sum);
            keyed.add(one.withKey(number == 1 ? hash : hash + "-" + number));
        });
        return keyed;
    }

    /** The hash of each header; of servers that do not give headers alone, the whole messages are asked for. */
    void hashes(List<RemoteMessage> messages, BiConsumer<RemoteMessage, String> each) {
        RemoteFolder.Receiver receiver = (about, message) -> {
            try (Message read = message) {
                each.accept(about, HeaderHash.of(HeaderHash.read(read)));
            }
        };
        for (int start = 0; start < messages.size(); start += CHUNK) {
            List<RemoteMessage> part = messages.subList(start, Math.min(messages.size(), start + CHUNK));
            if (folder.hasHeaders()) {
                folder.headers(part, receiver);
            } else {
                folder.retrieve(part, MOST_OCTETS, receiver);
            }
        }
    }
}
