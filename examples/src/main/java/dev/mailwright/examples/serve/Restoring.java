package dev.mailwright.examples.serve;

import dev.mailwright.AccountId;
import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.backup.Snapshot;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.examples.control.ControlCommand;
import dev.mailwright.examples.control.ControlOutput;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Restore;
import dev.mailwright.store.Restored;
import dev.mailwright.store.UidSet;
import java.nio.file.Path;
import java.util.List;

/** {@code restore <snapshot> <account> <folder> <uids> <target>}, with empty words for all. */
final class Restoring implements ControlCommand {

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public int run(MailServer server, List<String> arguments, ControlOutput out) {
        if (arguments.size() != 5) {
            throw new IllegalArgumentException("restore needs a snapshot, an account, a folder, UIDs and a target");
        }
        Snapshot snapshot = Snapshot.open(Path.of(arguments.get(0)));
        List<Restored> results = server.backup().restore(snapshot, wish(server, arguments));
        results.forEach(result -> out.line(line(result)));
        long damaged = results.stream().mapToLong(Restored::damaged).sum();
        if (damaged > 0) {
            out.complaint(damaged + " messages are damaged in the snapshot and were left out; see verify");
        }
        return damaged > 0 ? 1 : 0;
    }

    private static String line(Restored result) {
        return result.account() + " " + result.folder() + ": " + result.kept() + " with their UIDs, "
                + result.renumbered() + " with new ones, " + result.present() + " were there, " + result.damaged()
                + " damaged";
    }

    private static Restore wish(MailServer server, List<String> words) {
        if (words.get(1).isEmpty()) {
            return Restore.everything();
        }
        AccountId account = account(server, words.get(1));
        Restore wish = words.get(2).isEmpty()
                ? Restore.account(account)
                : words.get(3).isEmpty()
                        ? Restore.folder(account, folder(words.get(2)))
                        : Restore.messages(account, folder(words.get(2)), UidSet.parse(words.get(3)));
        return words.get(4).isEmpty() ? wish : wish.withTarget(folder(words.get(4)));
    }

    /** One that is not there any more had its address as its id, unless somebody else made the ids. */
    private static AccountId account(MailServer server, String text) {
        EmailAddress address = EmailAddress.of(text).folded();
        return server.directory().find(List.of(RecipientKey.of(address))).toOptional().stream()
                .flatMap(matches -> matches.accounts().stream())
                .filter(account -> account.address().folded().equals(address))
                .map(Account::id)
                .findFirst()
                .orElseGet(() -> new AccountId(text));
    }

    private static MailboxName folder(String text) {
        return MailboxName.of(List.of(text.split("/", -1)));
    }
}
