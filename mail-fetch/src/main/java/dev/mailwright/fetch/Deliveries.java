package dev.mailwright.fetch;

import dev.mailwright.Lookup;
import dev.mailwright.Rooms;
import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import dev.mailwright.check.Reply;
import dev.mailwright.delivery.RecipientAnswer;
import dev.mailwright.delivery.RecipientResult;
import dev.mailwright.delivery.Source;
import dev.mailwright.delivery.Transaction;
import dev.mailwright.directory.LocalDomain;
import dev.mailwright.fetch.PollResult.Outcome;
import dev.mailwright.fetch.journal.HeaderHash;
import dev.mailwright.fetch.journal.Journal;
import dev.mailwright.fetch.multidrop.MultidropRule;
import dev.mailwright.fetch.multidrop.Recipients;
import dev.mailwright.fetch.source.RemoteMessage;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Header;
import dev.mailwright.message.HeaderBlock;
import dev.mailwright.message.HeaderField;
import dev.mailwright.message.Headers;
import dev.mailwright.message.Message;
import dev.mailwright.message.RecipientOptions;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to the delivery of this server and writes down which are safe. The order is what makes it exactly once: stored with a key, then written in the
 * journal, then the key is forgotten, then the message is deleted elsewhere. Whatever breaks in between is done again, and the key makes that nothing.
 */
final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final FetchAccount account;
    private final Rooms rooms;
    private final Journal journal;
    private final Tally tally;
    private final Copies copies;
    private final String session;
    private final EmailAddress single;
    private final Optional<Recipients> multidrop;

    Deliveries(FetchAccount account, Rooms rooms, Journal journal, Tally tally, Copies copies) {
        this.account = account;
        this.rooms = rooms;
        this.journal = journal;
        this.tally = tally;
        this.copies = copies;
        this.session = Long.toString(rooms.random().nextLong() & Long.MAX_VALUE, Character.MAX_RADIX);
        Destination to = account.destination().orElseThrow();
        this.single = to.address(rooms.localDomains());
        Optional<MultidropRule> rule = to.rule(rooms.localDomains());
        this.multidrop = rule.map(given -> new Recipients(given, this::isLocal));
    }

    /** A directory that cannot answer must not make mail of ours somebody else's. */
    private boolean isLocal(EmailAddress address) {
        var found = rooms.directory().domain(address.domain());
        if (found instanceof Lookup.Unavailable<?>) {
            throw new DirectoryUnavailable();
        }
        return found.toOptional().map(LocalDomain::name).isPresent();
    }

    private static final class DirectoryUnavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** A message that is on its way. */
    private static final class Pending {

        private final RemoteMessage about;
        private final String hash;
        private final Message message;
        private final Transaction transaction;
        private final List<String> claimed;
        private final CompletableFuture<List<RecipientResult>> results;

        Pending(
                RemoteMessage about,
                String hash,
                Message message,
                Transaction transaction,
                List<String> claimed,
                CompletableFuture<List<RecipientResult>> results) {
            this.about = about;
            this.hash = hash;
            this.message = message;
            this.transaction = transaction;
            this.claimed = claimed;
            this.results = results;
        }
    }

    /** Messages that are made safe together. */
    final class Batch {

        private final String remote;
        private final MailboxName local;
        private final String epoch;
        private final boolean whole;
        private final List<Pending> pending = new ArrayList<>();

        private Batch(String remote, MailboxName local, String epoch, boolean whole) {
            this.whole = whole;
            this.remote = remote;
            this.local = local;
            this.epoch = epoch;
        }

        /** Begins to deliver, and takes the message over. */
        void deliver(RemoteMessage about, Message message) {
            tally.received(message.size());
            Transaction transaction = null;
            List<String> claimed = new ArrayList<>();
            try {
                Headers headers = HeaderHash.read(message);
                transaction = rooms.delivery().begin(Envelope.from(sender(headers)), source(about));
                Optional<Reply> refusal = name(transaction, headers, message, claimed);
                if (refusal.isPresent()) {
                    fail(refusal.get());
                    claimed.forEach(copies::giveBack);
                    transaction.close();
                    message.close();
                    return;
                }
                Message marked = message.prepend(trace(transaction.id()));
                pending.add(new Pending(
                        about,
                        HeaderHash.of(headers),
                        message,
                        transaction,
                        claimed,
                        transaction.commit(marked).toCompletableFuture()));
            } catch (DirectoryUnavailable e) {
                fail(new Reply(451, "4.3.0", "the directory cannot be asked now"));
                message.close();
            } catch (RuntimeException | Error e) {
                message.close();
                if (transaction != null) {
                    transaction.close();
                }
                throw e;
            }
        }

        private Source source(RemoteMessage about) {
            return Source.retrieved(session, account.connection().host())
                    .withKey(key(remote, epoch, about.key()))
                    .withFolder(local);
        }

        private void write(Pending one) {
            long now = rooms.time().now().toEpochMilli();
            if (whole) {
                journal.delivered(remote, one.about.key(), one.hash, now);
            } else {
                journal.passed(remote, one.about.key(), one.hash, now);
            }
        }

        /** Waits until all is stored or refused, and writes down what is; answers with that. */
        List<RemoteMessage> settle() {
            List<Pending> safe = new ArrayList<>();
            try {
                for (Pending one : pending) {
                    Optional<Reply> refusal = refusal(one);
                    if (refusal.isEmpty()) {
                        write(one);
                        safe.add(one);
                    } else {
                        one.claimed.forEach(copies::giveBack);
                        fail(refusal.get());
                    }
                }
                journal.force();
                tally.delivered(safe.size());
                safe.forEach(one -> forget(one.transaction));
            } finally {
                pending.forEach(Deliveries::release);
                pending.clear();
            }
            return safe.stream().map(one -> one.about).toList();
        }
    }

    Batch batch(String remote, MailboxName local, String epoch) {
        return new Batch(remote, local, epoch, true);
    }

    /** The same for what is delivered in place of messages that stay where they are; its keys are others. */
    Batch substitutes(String remote, MailboxName local, String epoch) {
        return new Batch(remote, local, epoch + "/header", false);
    }

    private static void release(Pending one) {
        one.message.close();
        one.transaction.close();
    }

    /** A key that stays costs a line in the store, no more. */
    private static void forget(Transaction transaction) {
        try {
            transaction.forgetKey();
        } catch (StoreException e) {
            LOG.warn("a delivery key stays: {}", e.toString());
        }
    }

    private static Optional<Reply> refusal(Pending one) {
        try {
            return one.results.join().stream()
                    .map(RecipientResult::reply)
                    .filter(reply -> !reply.isPositive())
                    .findFirst();
        } catch (CompletionException e) {
            LOG.error("a fetched message could not be stored", e);
            return Optional.of(new Reply(451, "4.3.0", "the message could not be stored"));
        }
    }

    private void fail(Reply reply) {
        boolean quota = reply.status().endsWith(".2.2");
        tally.failed(quota ? Outcome.OVER_QUOTA : Outcome.NOT_DELIVERED, reply.toString());
    }

    /** Names the recipients; a refusal when the message has to stay. */
    private Optional<Reply> name(Transaction transaction, Headers headers, Message message, List<String> claimed) {
        if (multidrop.isEmpty()) {
            return refused(transaction, single);
        }
        Recipients.Finding finding = multidrop.get().find(headers);
        String digest = finding.fromEnvelope() ? "" : Copies.digest(headers, message);
        boolean taken = false;
        for (EmailAddress one : finding.addresses()) {
            String copy = digest + " " + one.folded();
            if (!finding.fromEnvelope() && !copies.claim(copy)) {
                taken = true;
                continue;
            }
            claimed.add(copy);
            Optional<Reply> refusal = refused(transaction, one);
            taken |= refusal.isEmpty();
            if (refusal.isPresent() && refusal.get().isTransient()) {
                return refusal;
            }
        }
        return taken ? Optional.empty() : refused(transaction, single);
    }

    private static Optional<Reply> refused(Transaction transaction, EmailAddress to) {
        RecipientAnswer answer = transaction.recipient(to, RecipientOptions.NONE);
        return answer instanceof RecipientAnswer.Refused refused ? Optional.of(refused.reply()) : Optional.empty();
    }

    /** Who sent it, as the server that took it in has written on top. // rfc5321#4.4 */
    private static ReversePath sender(Headers headers) {
        String text =
                headers.first("Return-Path").map(HeaderField::text).orElse("").strip();
        try {
            return text.startsWith("<") ? ReversePath.parse(text) : ReversePath.NULL;
        } catch (AddressSyntaxException e) {
            return ReversePath.NULL;
        }
    }

    private HeaderBlock trace(String id) {
        String name = account.name().replaceAll("[^ -'*-~]", "?");
        HeaderBlock block = HeaderBlock.of(new Header(
                "Received",
                "from " + account.connection().host() + " by " + rooms.hostname() + " with "
                        + account.protocol() + " id " + id + " (fetch account " + name + "); "
                        + DATE.format(rooms.time().now())));
        return account.isTraced() ? block.plus(new Header("X-Fetched-From", name)) : block;
    }

    /** The same for the same message at each attempt. */
    private DeliveryKey key(String remote, String epoch, String key) {
        var sha = HeaderHash.sha256();
        for (String part : List.of(account.name(), remote, epoch, key)) {
            sha.update(part.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
        }
        return new DeliveryKey("fetch-" + HexFormat.of().formatHex(sha.digest(), 0, 20));
    }
}
