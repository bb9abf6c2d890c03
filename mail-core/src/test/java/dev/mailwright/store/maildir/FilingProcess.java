package dev.mailwright.store.maildir;

import dev.mailwright.message.Message;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Staged;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.kit.StoreKit;
import java.nio.file.Path;
import java.util.List;

/** The process that is killed: says on its output where each message is that it was told is kept. */
final class FilingProcess {

    private static final int WRITERS = 4;

    private FilingProcess() {}

    public static void main(String[] arguments) {
        MaildirStore store = MaildirStore.at(Path.of(arguments[0]));
        StoreKit kit = new StoreKit(store, closed -> closed);
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = arguments[1] + "-" + writer;
            boolean moves = writer == 0;
            new Thread(() -> write(kit, name, moves)).start();
        }
    }

    private static void write(StoreKit kit, String name, boolean moves) {
        Mailbox inbox = kit.inbox();
        Mailbox archive = kit.open("Archive");
        for (int i = 0; ; i++) {
            String subject = name + "-" + i + (moves ? "-moved" : "");
            Uid uid = file(kit, subject);
            say(subject, inbox, uid);
            if (moves) {
                UidSet there = StoreKit.get(inbox.move(UidSet.of(uid.value()), archive))
                        .target();
                say(subject, archive, new Uid(there.first(0)));
            } else {
                StoreKit.get(inbox.flag(UidSet.of(uid.value()), FlagEdit.add(Flag.SEEN), ModSeq.LAST));
            }
        }
    }

    private static Uid file(StoreKit kit, String subject) {
        String text = "Subject: " + subject + "\r\n\r\n" + "0123456789abcdef\r\n".repeat(200);
        Filing filing = StoreKit.filing(MailboxName.INBOX).withOptions(FilingOption.RECENT);
        try (Message message = Message.of(text);
                Staged staged = kit.store().stage(message)) {
            Filed filed =
                    StoreKit.get(kit.store().file(staged, List.of(filing))).get(0);
            return StoreKit.stored(filed).uid();
        }
    }

    private static void say(String subject, Mailbox mailbox, Uid uid) {
        String line = subject + " " + mailbox.name() + " " + uid + "\n";
        synchronized (FilingProcess.class) {
            System.out.print(line);
            System.out.flush();
        }
    }
}
