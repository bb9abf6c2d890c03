package dev.mailwright;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.Subaddress;
import dev.mailwright.delivery.MailHandler;
import java.util.List;
import java.util.function.Predicate;

/** What {@link HandlerSettings} came to: who handles mail, and for which recipients. */
record Handling(
        MailHandler handler,
        Predicate<? super Subaddress> acceptance,
        int concurrency,
        List<EmailAddress> deadLetter) {}
