package dev.mailwright.delivery;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.message.HeaderField;
import dev.mailwright.message.Headers;
import java.util.HashSet;
import java.util.Set;

/** Sees that a message has been here before. // rfc5321#6.3 */
final class HopCheck {

    static final int MAX_RECEIVED = 50;

    private final boolean tooMany;
    private final Set<EmailAddress> delivered = new HashSet<>();

    HopCheck(Headers headers) {
        int received = 0;
        for (HeaderField field : headers.fields()) {
            if (field.is("Received")) {
                received++;
            } else if (field.is("Delivered-To")) {
                add(field.text().strip());
            }
        }
        tooMany = received > MAX_RECEIVED;
    }

    private void add(String value) {
        try {
            delivered.add(EmailAddress.of(value).folded());
        } catch (AddressSyntaxException other) {
            return; // some systems write names there that are no addresses
        }
    }

    /** More hops than any honest way has. */
    boolean tooMany() {
        return tooMany;
    }

    /** Whether it was delivered to this mailbox before. */
    boolean wasAt(EmailAddress mailbox) {
        return delivered.contains(mailbox.folded());
    }
}
