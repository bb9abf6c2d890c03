package dev.mailwright.imap.verb;

import dev.mailwright.Lookup;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.session.ImapServices;
import dev.mailwright.imap.session.Next;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageSpool;
import dev.mailwright.store.Filing;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.Staged;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The message of an APPEND on its way into a mailbox. Line ends that are a lone LF become CRLF, as clients forget it and
 * all that is stored has CRLF.
 */
final class MessageUpload implements UploadVerb.Upload {

    private final ImapServices services;
    private final Supplier<Lookup<Mailbox>> target;
    private final Filing filing;
    private final MessageSpool spool;
    private boolean afterCr;
    private boolean nul;

    MessageUpload(ImapServices services, Supplier<Lookup<Mailbox>> target, Filing filing) {
        this.services = services;
        this.target = target;
        this.filing = filing;
        this.spool = MessageSpool.in(services.spool());
    }

    @Override
    public void write(byte[] octets) {
        byte[] clean = octets;
        if (!isClean(octets)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + 64);
            for (byte b : octets) {
                if (b == '\n' && !afterCr) {
                    out.write('\r');
                }
                out.write(b);
                afterCr = b == '\r';
            }
            clean = out.toByteArray();
        }
        spool.write(clean, 0, clean.length);
    }

    private boolean isClean(byte[] octets) {
        boolean before = afterCr;
        boolean clean = true;
        for (byte b : octets) {
            nul |= b == 0;
            clean &= b != '\n' || before;
            before = b == '\r';
        }
        if (clean) {
            afterCr = before;
        }
        return clean;
    }

    @Override
    public Next finish() {
        if (nul) {
            close();
            return Next.done(Completions.NUL_IN_MESSAGE);
        }
        if (spool.size() > services.maxMessageSize().bytes()) {
            close();
            return Next.done(Completions.TOO_BIG);
        }
        Lookup<Mailbox> mailbox = target.get();
        if (!(mailbox instanceof Lookup.Found<Mailbox> found)) {
            close();
            return Next.done(Mailboxes.noTarget(mailbox));
        }
        return append(found.value());
    }

    private Next append(Mailbox mailbox) {
        Staged staged;
        try (Message message = spool.finish()) {
            staged = services.store().stage(message);
        }
        CompletionStage<List<Uid>> appended =
                mailbox.append(List.of(staged), List.of(filing)).whenComplete((uids, failure) -> staged.close());
        // rfc4315#3
        return Next.later(
                appended,
                uids -> Next.done(Completion.ok(
                        ResponseCode.appendUid(
                                mailbox.uidValidity(), UidSet.of(uids.get(0).value())),
                        "Appended")));
    }

    @Override
    public void close() {
        spool.close();
    }
}
