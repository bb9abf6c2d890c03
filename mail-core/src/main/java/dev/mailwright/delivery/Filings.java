package dev.mailwright.delivery;

import dev.mailwright.check.Reply;
import dev.mailwright.directory.Account;
import dev.mailwright.message.Header;
import dev.mailwright.message.HeaderBlock;
import dev.mailwright.message.Message;
import dev.mailwright.message.SubjectTag;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stages a message once, and once more for each tag in a subject, and files its copies. */
final class Filings {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final DeliveryRooms rooms;
    private final Mailing mailing;
    private final Message message;

    Filings(DeliveryRooms rooms, Mailing mailing, Message message) {
        this.rooms = rooms;
        this.mailing = mailing;
        this.message = message;
    }

    /** Completes, never with a failure of the store or of the account's owner, when each copy has its answer. */
    CompletableFuture<Void> file(List<Place.Copy> copies) {
        Map<Optional<String>, List<Place.Copy>> bySubject = new LinkedHashMap<>();
        copies.forEach(c -> bySubject
                .computeIfAbsent(c.subjectTag(), tag -> new ArrayList<>())
                .add(c));
        List<CompletableFuture<Void>> all = new ArrayList<>();
        bySubject.forEach((tag, same) -> all.add(file(tag, same)));
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> file(Optional<String> subjectTag, List<Place.Copy> copies) {
        Staged staged;
        try {
            Message tagged =
                    subjectTag.map(tag -> SubjectTag.apply(message, tag)).orElse(message);
            staged = rooms.store().stage(tagged);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(failed(copies, e));
        }
        try {
            List<Filing> filings = copies.stream().map(this::filing).toList();
            return rooms.store()
                    .file(staged, filings)
                    .handle((filed, failure) -> answer(copies, filed, failure))
                    .whenComplete((done, failure) -> staged.close())
                    .toCompletableFuture();
        } catch (RuntimeException e) {
            staged.close();
            return CompletableFuture.completedFuture(failed(copies, e));
        } catch (Error e) {
            staged.close();
            throw e;
        }
    }

    private Filing filing(Place.Copy copy) {
        Account account = copy.account();
        Filing filing = Filing.to(account.id(), copy.folder(), rooms.time().now())
                .withPrefix(prefix(copy))
                .withQuota(account.quota());
        Optional<DeliveryKey> key = mailing.source().key();
        if (key.isPresent()) {
            filing = filing.withKey(copy.key(key.get()));
        }
        return filing.withOptions(options(copy));
    }

    private FilingOption[] options(Place.Copy copy) {
        Set<FilingOption> options = EnumSet.of(FilingOption.RECENT);
        if (!copy.folder().isInbox()) {
            options.add(FilingOption.CREATE_FOLDER);
            options.add(FilingOption.FALL_BACK_TO_INBOX);
        }
        if (mailing.source().handsInAlone()) {
            options.add(FilingOption.ON_CALLER);
        }
        return options.toArray(FilingOption[]::new);
    }

    /** rfc5321#4.4 for Return-Path; rfc9228 for Delivered-To. */
    private HeaderBlock prefix(Place.Copy copy) {
        String mailbox = copy.account().address().toString();
        HeaderBlock block = HeaderBlock.of(
                new Header("Return-Path", mailing.sender().toString()), new Header("Delivered-To", mailbox));
        String original = copy.recipient().toString();
        return original.equalsIgnoreCase(mailbox) ? block : block.plus(new Header("X-Original-To", original));
    }

    private @Nullable Void answer(List<Place.Copy> copies, @Nullable List<Filed> filed, @Nullable Throwable failure) {
        if (filed == null || filed.size() != copies.size()) {
            return failed(copies, failure == null ? new IllegalStateException("filings without an answer") : failure);
        }
        StoreException logged = null;
        for (int i = 0; i < copies.size(); i++) {
            if (filed.get(i) instanceof Filed.Stored stored) {
                copies.get(i).stored(stored);
            } else if (filed.get(i) instanceof Filed.Failed refused) {
                copies.get(i).answer(reply(copies.get(i), refused.cause()));
                logged = logged == null && isFault(refused.cause()) ? refused.cause() : logged;
            }
        }
        if (logged != null) {
            log(logged);
        }
        return null;
    }

    private Reply reply(Place.Copy copy, StoreException cause) {
        return cause.reason() == StoreException.Reason.OVER_QUOTA
                ? QuotaAnswers.of(copy.account(), message.size() + prefix(copy).bytes().length)
                : Replies.of(cause);
    }

    private static boolean isFault(StoreException cause) {
        return cause.reason() != StoreException.Reason.OVER_QUOTA;
    }

    private @Nullable Void failed(List<Place.Copy> copies, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        copies.forEach(copy -> copy.answer(cause instanceof StoreException e ? Replies.of(e) : Replies.STORE_FAILED));
        log(cause);
        return null;
    }

    private void log(Throwable cause) {
        LOG.error(
                "message {} of session {} cannot be stored",
                mailing.id(),
                mailing.source().session(),
                cause);
    }
}
