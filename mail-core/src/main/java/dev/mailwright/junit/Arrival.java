package dev.mailwright.junit;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.message.mime4j.Mail;
import dev.mailwright.store.MailboxName;

/** One message in a mailbox of the server under test. */
record Arrival(EmailAddress account, MailboxName folder, Mail mail) {

    /** One line for a failure's message. */
    @Override
    public String toString() {
        return account + " " + folder + ": from "
                + mail.from().map(EmailAddress::toString).orElse("nobody") + ", to " + mail.to() + ", subject \""
                + mail.subject() + "\"";
    }
}
