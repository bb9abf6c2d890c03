package dev.mailwright.fetch.imap;

import dev.mailwright.fetch.net.RemoteFault;
import dev.mailwright.fetch.net.RemoteFault.Kind;
import dev.mailwright.fetch.source.RemoteFolder;
import dev.mailwright.fetch.source.RemoteMessage;
import dev.mailwright.fetch.source.TooLargeFault;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageSpool;
import dev.mailwright.store.UidSet;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A selected folder, by UID. */
final class ImapFolder implements RemoteFolder {

    private static final int MOST_MESSAGES = 2_000_000;

    /** Messages of one FETCH, so that a command line stays short. */
    private static final int DESCRIBED = 1_000;

    private static final long LARGEST_HEADER = 1L << 20;

    private final ImapWire imap;
    private final Set<String> capabilities;
    private final Selected selected;
    private final Path spool;

    ImapFolder(ImapWire imap, Set<String> capabilities, Selected selected, Path spool) {
        this.imap = imap;
        this.capabilities = capabilities;
        this.selected = selected;
        this.spool = spool;
    }

    @Override
    public String epoch() {
        return selected.epoch();
    }

    @Override
    public boolean hasKeys() {
        return true;
    }

    @Override
    public boolean hasHeaders() {
        return true;
    }

    @Override
    public List<RemoteMessage> list() {
        return selected.isEmpty() ? List.of() : search("ALL");
    }

    @Override
    public List<RemoteMessage> unseen(List<RemoteMessage> all) {
        Set<String> unseen = new HashSet<>();
        search("UNSEEN").forEach(one -> unseen.add(one.key()));
        return all.stream().filter(one -> unseen.contains(one.key())).toList();
    }

    /** In ranges where the server can, which a large folder is glad of. // rfc4731#3.1 */
    private List<RemoteMessage> search(String what) {
        boolean ranges = capabilities.contains("ESEARCH");
        UidSet.Builder found = new UidSet.Builder();
        imap.require("UID SEARCH " + (ranges ? "RETURN (ALL) " : "") + what, "SEARCH", response -> {
            if (response.is("SEARCH")) {
                response.values().forEach(value -> found.add(uid(value.asText())));
            } else if (response.is("ESEARCH")) {
                all(response.values()).ifPresent(found::add);
            }
        });
        UidSet uids = found.build();
        if (uids.count() > MOST_MESSAGES) {
            throw RemoteFault.protocol("the server claims too many messages", Long.toString(uids.count()));
        }
        List<RemoteMessage> messages = new ArrayList<>();
        uids.forEach(uid -> messages.add(RemoteMessage.listed(Long.toString(uid), uid)));
        return messages;
    }

    private static Optional<UidSet> all(List<Value> values) {
        for (int i = 0; i + 1 < values.size(); i++) {
            if (values.get(i).asText().equalsIgnoreCase("ALL")) {
                String text = values.get(i + 1).asText();
                try {
                    return Optional.of(UidSet.parse(text));
                } catch (IllegalArgumentException malformed) {
                    throw RemoteFault.protocol("the server's search result is malformed", text);
                }
            }
        }
        return Optional.empty();
    }

    private static long uid(String text) {
        try {
            long uid = Long.parseLong(text);
            if (uid >= 1 && uid <= 0xffff_ffffL) {
                return uid;
            }
        } catch (NumberFormatException malformed) {
            throw RemoteFault.protocol("the server names something that is no UID", text);
        }
        throw RemoteFault.protocol("the server names something that is no UID", text);
    }

    private static String set(List<RemoteMessage> messages) {
        UidSet.Builder uids = new UidSet.Builder();
        messages.forEach(one -> uids.add(one.number()));
        return uids.build().toString();
    }

    @Override
    public List<RemoteMessage> describe(List<RemoteMessage> messages) {
        List<RemoteMessage> all = new ArrayList<>(messages.size());
        for (int start = 0; start < messages.size(); start += DESCRIBED) {
            List<RemoteMessage> part = messages.subList(start, Math.min(messages.size(), start + DESCRIBED));
            Map<Long, RemoteMessage> described = new HashMap<>();
            imap.require(
                    "UID FETCH " + set(part) + " (UID RFC822.SIZE FLAGS INTERNALDATE)",
                    "FETCH",
                    response -> FetchItems.described(response).ifPresent(one -> described.put(one.number(), one)));
            part.forEach(one -> Optional.ofNullable(described.get(one.number())).ifPresent(all::add));
        }
        return all;
    }

    @Override
    public void retrieve(List<RemoteMessage> messages, long most, Receiver receiver) {
        fetch(messages, "BODY.PEEK[]", most, receiver);
    }

    @Override
    public void headers(List<RemoteMessage> messages, Receiver receiver) {
        fetch(messages, "BODY.PEEK[HEADER]", LARGEST_HEADER, receiver);
    }

    private void fetch(List<RemoteMessage> messages, String item, long most, Receiver receiver) {
        Map<Long, RemoteMessage> wanted = new HashMap<>();
        messages.forEach(one -> wanted.put(one.number(), one));
        Deque<Message> unclaimed = new ArrayDeque<>();
        try {
            String tag = imap.send("UID FETCH " + set(messages) + " (UID " + item + ")");
            Response answer =
                    imap.answer(tag, (name, length) -> literal(messages, length, most, unclaimed), response -> {
                        unclaimed.clear();
                        if (response.is("FETCH")) {
                            FetchItems.body(response).ifPresent(body -> hand(wanted, body, receiver));
                        }
                    });
            if (!answer.is("OK")) {
                throw ImapWire.fault("FETCH", answer, Kind.TEMPORARY);
            }
        } finally {
            unclaimed.forEach(Message::close);
        }
    }

    private static void hand(Map<Long, RemoteMessage> wanted, FetchItems.Body body, Receiver receiver) {
        RemoteMessage about = wanted.remove(body.uid());
        if (about == null) {
            body.message().close();
            throw RemoteFault.protocol("the server sends a message that nobody asked for", Long.toString(body.uid()));
        }
        receiver.received(about, body.message());
    }

    /** Which message it is may come after it, so that only a request for one message tells. */
    private Value literal(List<RemoteMessage> asked, long length, long most, Deque<Message> unclaimed) {
        if (length > most) {
            throw asked.size() == 1
                    ? new TooLargeFault(asked.get(0), most)
                    : new RemoteFault(
                            Kind.TOO_LARGE, "a message is larger than the " + most + " octets that are taken");
        }
        try (MessageSpool to = MessageSpool.in(spool)) {
            imap.wire().copy(length, new CrlfLines(to::write));
            Message message = to.finish();
            unclaimed.add(message);
            return new Value.Octets(message);
        }
    }

    /** Without UIDPLUS there is no way to remove these alone, unless no others are marked. // rfc4315#2.1 */
    @Override
    public Set<String> delete(List<RemoteMessage> messages) {
        Set<String> gone = new HashSet<>();
        for (int start = 0; start < messages.size(); start += DESCRIBED) {
            List<RemoteMessage> part = messages.subList(start, Math.min(messages.size(), start + DESCRIBED));
            imap.require("UID STORE " + set(part) + " +FLAGS.SILENT (\\Deleted)", "STORE", told -> {});
            if (capabilities.contains("UIDPLUS")) {
                imap.require("UID EXPUNGE " + set(part), "EXPUNGE", told -> {});
            } else if (set(search("DELETED")).equals(set(part))) {
                imap.require("EXPUNGE", "EXPUNGE", told -> {});
            } else {
                continue;
            }
            part.forEach(one -> gone.add(one.key()));
        }
        return gone;
    }

    @Override
    public Set<String> finish() {
        return Set.of();
    }
}
