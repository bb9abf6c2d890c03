package dev.mailwright.imap.verb;

import dev.mailwright.imap.response.Encoding;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.response.Untagged;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Login;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.store.Flag;
import dev.mailwright.store.StoreFeature;
import dev.mailwright.store.View;
import java.util.Set;
import java.util.TreeSet;

/** What a client is told of the mailbox that it selects. */
// rfc3501#6.3.1
// rfc9051#6.3.2
record MailboxDescription(SelectedMailbox selected, Login login, Exchange exchange) {

    private static final Set<Flag> SYSTEM = Set.of(Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.SEEN, Flag.DRAFT);

    void tell() {
        View view = selected.told();
        Untagged untagged = exchange.untagged();
        Set<Flag> flags = new TreeSet<>(SYSTEM);
        flags.addAll(view.keywords());
        untagged.line("FLAGS " + Encoding.flags(flags, false));
        untagged.exists(view.size());
        if (exchange.dialect().rev2()) {
            name(untagged);
        } else {
            untagged.recent(selected.recentCount());
            unseen(view, untagged);
        }
        untagged.ok(new ResponseCode("UIDVALIDITY " + view.uidValidity()), "UIDs are valid");
        untagged.ok(new ResponseCode("UIDNEXT " + view.uidNext()), "Predicted next UID");
        untagged.ok(new ResponseCode("PERMANENTFLAGS " + permanent(flags)), "Flags that are kept");
        extensions(view, untagged);
    }

    private void name(Untagged untagged) {
        String separator = Encoding.string(String.valueOf(login.namespace().separator()));
        String name = login.namespace().render(selected.mailbox().name());
        untagged.line("LIST () " + separator + " " + exchange.dialect().mailbox(name));
    }

    private String permanent(Set<Flag> flags) {
        if (selected.readOnly()) {
            return "()";
        }
        String kept = Encoding.flags(flags, false);
        return has(StoreFeature.KEYWORDS) ? kept.substring(0, kept.length() - 1) + " \\*)" : kept;
    }

    private static void unseen(View view, Untagged untagged) {
        int first = view.firstUnseen();
        if (first >= 0) {
            untagged.ok(new ResponseCode("UNSEEN " + (first + 1)), "First unseen");
        }
    }

    // rfc7162#3.1.2
    // rfc8474#4.2
    private void extensions(View view, Untagged untagged) {
        if (offers("CONDSTORE")) {
            untagged.ok(
                    has(StoreFeature.MODSEQ)
                            ? ResponseCode.highestModSeq(view.highestModSeq())
                            : new ResponseCode("NOMODSEQ"),
                    "Highest");
        }
        if (has(StoreFeature.OBJECT_ID) && offers("OBJECTID")) {
            untagged.ok(ResponseCode.mailboxId(selected.mailbox().id()), "Identity");
        }
    }

    private boolean offers(String capability) {
        return !exchange.services().without().contains(capability);
    }

    private boolean has(StoreFeature feature) {
        return exchange.services().store().features().contains(feature);
    }
}
