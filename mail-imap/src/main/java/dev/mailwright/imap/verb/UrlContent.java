package dev.mailwright.imap.verb;

import dev.mailwright.Lookup;
import dev.mailwright.imap.command.MessageUrl;
import dev.mailwright.imap.fetch.SectionCopy;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Login;
import dev.mailwright.store.InvalidMailboxNameException;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.Row;
import dev.mailwright.store.Rows;
import dev.mailwright.store.UidSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What an IMAP URL stands for, as long as it is the user's own mail. Blocks. */
// rfc4469#3
record UrlContent(Login login, String hostname) {

    /**
     * Gives the octets piece by piece.
     *
     * @return why there are none
     */
    Optional<Completion> copy(String text, Consumer<byte[]> to) {
        Optional<MessageUrl> url = MessageUrl.parse(text)
                .filter(parsed -> parsed.host().map(hostname::equalsIgnoreCase).orElse(true));
        boolean found = url.isPresent()
                && mailbox(url.get()).map(from -> copy(url.get(), from, to)).orElse(false);
        return found ? Optional.empty() : Optional.of(Completions.badUrl(text));
    }

    private Optional<Mailbox> mailbox(MessageUrl url) {
        try {
            Lookup<Mailbox> mailbox = login.folders().open(login.namespace().parse(url.mailbox()));
            return mailbox.toOptional()
                    .filter(open -> url.uidValidity().isEmpty()
                            || open.uidValidity().value() == url.uidValidity().getAsLong());
        } catch (InvalidMailboxNameException none) {
            return Optional.empty();
        }
    }

    private static boolean copy(MessageUrl url, Mailbox from, Consumer<byte[]> to) {
        SectionCopy section = new SectionCopy(url.section(), url.partial());
        if (url.uid() == 0 || from.view().indexOf(url.uid()) < 0) {
            return false;
        }
        try (Rows rows = from.rows(UidSet.of(url.uid()), section.columns())) {
            List<Row> row = rows.next(1);
            return !row.isEmpty() && section.copy(row.get(0), to);
        }
    }
}
