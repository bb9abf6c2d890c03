package dev.mailwright.delivery;

import dev.mailwright.AccountId;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;
import dev.mailwright.directory.Account;
import dev.mailwright.message.RecipientOptions;
import dev.mailwright.routing.Destination;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.MailboxName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One place that gets the message, for one or more recipients, and what became of it there. Confined to its commit. */
abstract class Place {

    private final EmailAddress recipient;
    private @Nullable Reply reply;

    /** @param recipient the first that led here, as the client named it */
    Place(EmailAddress recipient) {
        this.recipient = recipient;
    }

    EmailAddress recipient() {
        return recipient;
    }

    /** The same for the same place on each attempt. */
    abstract Object key();

    /** For the log. */
    abstract String where();

    boolean isOpen() {
        return reply == null;
    }

    void answer(Reply answer) {
        reply = answer;
    }

    /** What became of it; before anything did, that it could not be stored. */
    Reply reply() {
        return reply == null ? Replies.STORE_FAILED : reply;
    }

    /** A copy in a mailbox. */
    static final class Copy extends Place {

        private final Account account;
        private final MailboxName folder;
        private final Optional<String> subjectTag;
        private Filed.@Nullable Stored stored;

        /** @param subjectTag what goes before the subject */
        Copy(EmailAddress recipient, Account account, MailboxName folder, Optional<String> subjectTag) {
            super(recipient);
            this.account = account;
            this.folder = folder;
            this.subjectTag = subjectTag;
        }

        private record Folder(AccountId account, MailboxName folder) {}

        Account account() {
            return account;
        }

        MailboxName folder() {
            return folder;
        }

        Optional<String> subjectTag() {
            return subjectTag;
        }

        void stored(Filed.Stored where) {
            stored = where;
            answer(Replies.DELIVERED);
        }

        /** Where it lies, once this commit has put it there. */
        Optional<Filed.Stored> stored() {
            return Optional.ofNullable(stored);
        }

        @Override
        Object key() {
            return new Folder(account.id(), folder);
        }

        /** The key of this copy: an account may get several of one message, in different folders. */
        DeliveryKey key(DeliveryKey message) {
            return folder.isInbox() ? message : new DeliveryKey(message.value() + "/" + Digest.of(folder.levels()));
        }

        @Override
        String where() {
            MailboxName real = stored == null ? folder : stored.folder();
            return account.address() + "/" + real;
        }
    }

    /** A place in the queue: on the way to another server, to a handler, or to another store. */
    static final class Away extends Place {

        private final EmailAddress address;
        private final RecipientOptions options;
        private final String route;
        private final String handlerKey;

        /**
         * @param address where it goes
         * @param route a next hop; empty for what the routes say
         * @param handlerKey what a handler recognises the mail by; empty for others
         */
        Away(EmailAddress recipient, EmailAddress address, RecipientOptions options, String route, String handlerKey) {
            super(recipient);
            this.address = address;
            this.options = options;
            this.route = route;
            this.handlerKey = handlerKey;
        }

        private record Elsewhere(EmailAddress address, String route) {}

        EmailAddress address() {
            return address;
        }

        RecipientOptions options() {
            return options;
        }

        String route() {
            return route;
        }

        String handlerKey() {
            return handlerKey;
        }

        @Override
        Object key() {
            return new Elsewhere(address.folded(), route);
        }

        @Override
        String where() {
            return "queue" + (route.isEmpty() ? "" : " for " + route);
        }
    }

    /** A call of a handler. */
    static final class Call extends Place {

        private final Destination.Handler handler;

        Call(EmailAddress recipient, Destination.Handler handler) {
            super(recipient);
            this.handler = handler;
        }

        private record Handled(String name, EmailAddress address, Optional<String> tag) {}

        Destination.Handler handler() {
            return handler;
        }

        @Override
        Object key() {
            return new Handled(handler.name(), handler.address().folded(), handler.tag());
        }

        @Override
        String where() {
            return "handler " + handler.name();
        }
    }
}
