package dev.mailwright.store.maildir;

import dev.mailwright.Quota;
import dev.mailwright.store.Filing;
import dev.mailwright.store.Staged;
import dev.mailwright.store.Uid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** APPEND and MULTIAPPEND: all messages are forced under {@code tmp/} first, then committed together. */
final class Appending {

    private final MaildirMailbox mailbox;

    Appending(MaildirMailbox mailbox) {
        this.mailbox = mailbox;
    }

    CompletionStage<List<Uid>> append(List<Staged> staged, List<Filing> filings) {
        if (staged.size() != filings.size()) {
            throw new IllegalArgumentException("as many filings as messages");
        }
        List<StagedMessage> messages = staged.stream().map(MaildirStore::own).toList();
        messages.forEach(StagedMessage::requireOpen);
        CompletableFuture<List<Uid>> done = new CompletableFuture<>();
        mailbox.context().execute(() -> start(messages, filings, done));
        return done;
    }

    private void start(List<StagedMessage> messages, List<Filing> filings, CompletableFuture<List<Uid>> done) {
        Runnable hold = () -> {};
        try {
            mailbox.requireThere();
            mailbox.index();
            if (filings.isEmpty()) {
                done.complete(List.of());
                return;
            }
            long size = 0;
            for (int i = 0; i < filings.size(); i++) {
                size += filings.get(i).prefix().bytes().length + messages.get(i).size();
            }
            hold = mailbox.account().hold(strictest(filings), size, filings.size());
            FilingGroup group = new FilingGroup(write(messages, filings));
            Runnable release = hold;
            group.stage().whenComplete((uids, failure) -> {
                release.run();
                if (failure != null) {
                    done.completeExceptionally(failure);
                } else {
                    done.complete(uids);
                }
            });
            mailbox.queue().submitHere(group);
        } catch (IOException | RuntimeException | Error e) {
            hold.run();
            done.completeExceptionally(Faults.of("appending to " + mailbox, e));
        }
    }

    private static Quota strictest(List<Filing> filings) {
        long bytes = Long.MAX_VALUE;
        long messages = Long.MAX_VALUE;
        for (Filing filing : filings) {
            bytes = Math.min(bytes, filing.quota().bytes());
            messages = Math.min(messages, filing.quota().messages());
        }
        return new Quota(bytes, messages);
    }

    private List<TemporaryFile> write(List<StagedMessage> messages, List<Filing> filings) throws IOException {
        TemporaryFiles files = new TemporaryFiles(mailbox.context());
        List<TemporaryFile> written = new ArrayList<>();
        try {
            for (int i = 0; i < filings.size(); i++) {
                written.add(files.write(mailbox, messages.get(i), filings.get(i)));
            }
            return written;
        } catch (IOException | RuntimeException e) {
            written.forEach(file -> mailbox.dropLater(file.path()));
            throw e;
        }
    }
}
