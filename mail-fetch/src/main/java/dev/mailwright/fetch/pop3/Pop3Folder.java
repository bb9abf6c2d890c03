package dev.mailwright.fetch.pop3;

import dev.mailwright.fetch.net.RemoteFault;
import dev.mailwright.fetch.net.RemoteFault.Kind;
import dev.mailwright.fetch.source.RemoteFolder;
import dev.mailwright.fetch.source.RemoteMessage;
import dev.mailwright.fetch.source.TooLargeFault;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageSpool;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The messages of a maildrop. Deleting is a wish until QUIT has been answered. // rfc1939#6 */
final class Pop3Folder implements RemoteFolder {

    /** Commands that are sent before the answer to the first is read. */
    private static final int WINDOW = 32;

    private final Pop3Wire pop;
    private final boolean pipelining;
    private final Path spool;
    private final boolean top;
    private final Set<String> wishes = new HashSet<>();
    private boolean keys;

    Pop3Folder(Pop3Wire pop, boolean pipelining, boolean top, Path spool) {
        this.pop = pop;
        this.pipelining = pipelining;
        this.top = top;
        this.spool = spool;
    }

    @Override
    public String epoch() {
        return "";
    }

    @Override
    public boolean hasKeys() {
        return keys;
    }

    @Override
    public boolean hasHeaders() {
        return top;
    }

    @Override
    public List<RemoteMessage> list() {
        Pop3Listing listing = new Pop3Listing(pop.require("STAT", "STAT").text());
        pop.require("LIST", "LIST");
        pop.lines(listing::size);
        keys = pop.ask("UIDL").ok();
        if (keys) {
            pop.lines(listing::key);
            keys = listing.hasAllKeys();
        }
        return listing.messages(keys);
    }

    @Override
    public List<RemoteMessage> unseen(List<RemoteMessage> all) {
        return all;
    }

    @Override
    public List<RemoteMessage> describe(List<RemoteMessage> messages) {
        return messages;
    }

    @Override
    public void retrieve(List<RemoteMessage> messages, long most, Receiver receiver) {
        texts(messages, "RETR ", "", most, receiver);
    }

    @Override
    public void headers(List<RemoteMessage> messages, Receiver receiver) {
        texts(messages, "TOP ", " 0", MessageSpool.DEFAULT_MEMORY * 16L, receiver);
    }

    private void texts(List<RemoteMessage> messages, String verb, String end, long most, Receiver receiver) {
        int window = pipelining ? WINDOW : 1;
        int sent = 0;
        for (int i = 0; i < messages.size(); i++) {
            pop.wire().refresh();
            if (sent < i + (window + 1) / 2) {
                for (; sent < Math.min(messages.size(), i + window); sent++) {
                    pop.wire().send(verb + messages.get(sent).number() + end);
                }
                pop.wire().flush();
            }
            text(messages.get(i), verb, most, receiver);
        }
    }

    private void text(RemoteMessage about, String verb, long most, Receiver receiver) {
        Pop3Reply reply = pop.reply();
        if (!reply.ok()) {
            throw reply.fault(verb + about.number(), Kind.TEMPORARY);
        }
        try (MessageSpool to = MessageSpool.in(spool)) {
            pop.text((bytes, offset, length) -> {
                if (to.size() + length > most) {
                    throw new TooLargeFault(about, most);
                }
                to.write(bytes, offset, length);
            });
            Message message = to.finish();
            receiver.received(about, message);
        }
    }

    @Override
    public Set<String> delete(List<RemoteMessage> messages) {
        for (int start = 0; start < messages.size(); start += pipelining ? WINDOW : 1) {
            List<RemoteMessage> part =
                    messages.subList(start, Math.min(messages.size(), start + (pipelining ? WINDOW : 1)));
            pop.wire().refresh();
            part.forEach(one -> pop.wire().send("DELE " + one.number()));
            pop.wire().flush();
            for (RemoteMessage one : part) {
                if (pop.reply().ok()) {
                    wishes.add(one.key());
                }
            }
        }
        return Set.of();
    }

    /** No answer to QUIT, or a bad one, and nobody knows what is gone: the wishes come again next time. */
    @Override
    public Set<String> finish() {
        try {
            return pop.ask("QUIT").ok() ? Set.copyOf(wishes) : Set.of();
        } catch (RemoteFault unanswered) {
            return Set.of();
        } finally {
            pop.wire().close();
        }
    }
}
