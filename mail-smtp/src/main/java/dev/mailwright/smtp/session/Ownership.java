package dev.mailwright.smtp.session;

import dev.mailwright.AccountId;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import dev.mailwright.check.Reply;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.Principal;
import dev.mailwright.message.EnvelopeAddress;
import dev.mailwright.message.Message;
import dev.mailwright.message.MimeLimits;
import dev.mailwright.message.MimeScanner;
import dev.mailwright.routing.Destination;
import dev.mailwright.routing.Route;
import dev.mailwright.smtp.reply.Replies;
import java.util.List;
import java.util.Optional;

/**
 * Holds a user to addresses that are the user's own, where the service asks for that: those whose mail reaches the account,
 * so aliases and subaddresses too. // rfc6409#6.1
 */
public final class Ownership {

    private Ownership() {}

    /** Whether somebody has logged in who is to be held to that. */
    public static boolean checks(SmtpSession session) {
        return session.host().rules().ownSender() && session.user().isPresent();
    }

    /** The refusal of an envelope sender. The null path is everybody's. Blocks. */
    public static Optional<Reply> sender(SmtpSession session, ReversePath sender) {
        return sender.address().flatMap(address -> refusal(session, address, Replies.NOT_YOUR_ADDRESS));
    }

    /** The refusal of the author that the header names. Blocks. */
    static Optional<Reply> from(SmtpSession session, Message message) {
        if (!checks(session)) {
            return Optional.empty();
        }
        List<EnvelopeAddress> authors =
                MimeScanner.scan(message, MimeLimits.DEFAULT).root().envelope().from();
        return authors.isEmpty()
                ? Optional.of(Replies.NOT_YOUR_FROM)
                : authors.stream()
                        .flatMap(author -> refusal(session, author).stream())
                        .findFirst();
    }

    private static Optional<Reply> refusal(SmtpSession session, EnvelopeAddress author) {
        Optional<EmailAddress> address = author.address();
        return address.isEmpty()
                ? Optional.of(Replies.NOT_YOUR_FROM)
                : refusal(session, address.get(), Replies.NOT_YOUR_FROM);
    }

    private static Optional<Reply> refusal(SmtpSession session, EmailAddress address, Reply otherwise) {
        Principal user = session.user().orElseThrow();
        if (address.toString().equalsIgnoreCase(user.login())) {
            return Optional.empty();
        }
        Route route = session.host().router().resolve(address);
        if (route instanceof Route.Refuse refuse) {
            boolean unknown = refuse.refusal() == Route.Refusal.UNAVAILABLE;
            return Optional.of(unknown ? Replies.CANNOT_CHECK_SENDER : otherwise);
        }
        boolean own = user instanceof Account account
                && ((Route.Deliver) route).destinations().stream().anyMatch(place -> leadsTo(place, account.id()));
        return own ? Optional.empty() : Optional.of(otherwise);
    }

    private static boolean leadsTo(Destination place, AccountId account) {
        return place instanceof Destination.Mailbox mailbox
                && mailbox.account().id().equals(account);
    }
}
