package dev.mailwright.examples.process;

import dev.mailwright.MailServer;
import dev.mailwright.event.AliasShadowsMailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs those events that an administrator should look at and that the library leaves to the application. */
public final class Warnings {

    private Warnings() {}

    /** To be called before the server starts. */
    public static void of(MailServer server) {
        server.events().on(AliasShadowsMailbox.class, Warnings::shadowed);
    }

    private static void shadowed(AliasShadowsMailbox event) {
        Logger log = LoggerFactory.getLogger(Warnings.class);
        log.warn(
                "the alias {} has the name of a mailbox, which gets no mail now; it goes to {}",
                event.address(),
                event.targets());
    }
}
