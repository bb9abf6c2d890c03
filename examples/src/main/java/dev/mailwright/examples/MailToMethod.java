package dev.mailwright.examples;

import dev.mailwright.MailServer;
import dev.mailwright.address.Subaddress;
import dev.mailwright.delivery.Outcome;
import dev.mailwright.message.mime4j.Mail;
import dev.mailwright.queue.MemoryQueue;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.store.memory.MemoryStore;

/** Mail for an address calls a method: {@code tickets+4711@example.com} adds a comment to ticket 4711. */
public final class MailToMethod {

    /** What the application has already. */
    public interface Tickets {

        boolean exists(String id);

        /**
         * Adds a comment, once for each key: the same mail comes again when its sender did not see our answer.
         *
         * @throws Exception when the database is away, say; the mail comes again later
         */
        void comment(String id, String key, String author, String text) throws Exception;
    }

    private final Tickets tickets;

    public MailToMethod(Tickets tickets) {
        this.tickets = tickets;
    }

    /** A server that takes nothing but mail for tickets, on a free port of this machine. */
    public MailServer start() {
        return MailServer.builder()
                .hostname("mail.example.com")
                .localDomain("example.com")
                .postmaster("tickets@example.com")
                .store(MemoryStore.create())
                .queue(MemoryQueue.create()) // FileQueue.at(...) where mail must not be lost
                .on("tickets@example.com", h -> h.accept(this::isTicket).handle(this::comment))
                .add(Smtp.inbound().listen("localhost", 0))
                .build()
                .start();
    }

    private boolean isTicket(Subaddress recipient) {
        return tickets.exists(recipient.tag().orElse(""));
    }

    private Outcome comment(Mail mail) throws Exception {
        String id = mail.recipient().tag().orElse("");
        String author = mail.from().map(Object::toString).orElse("unknown");
        tickets.comment(id, mail.key(), author, mail.text());
        return Outcome.done();
    }
}
