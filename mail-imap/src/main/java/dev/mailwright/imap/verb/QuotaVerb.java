package dev.mailwright.imap.verb;

import dev.mailwright.Quota;
import dev.mailwright.imap.command.QuotaCommand;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.session.State;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Usage;
import java.util.ArrayList;
import java.util.List;

/** GETQUOTA, and SETQUOTA, which nobody may: limits are the directory's. An account has one root, without a name. */
// rfc9208#4.1.1
// rfc9208#4.1.3
final class QuotaVerb implements Verb<QuotaCommand, State.Authenticated> {

    private final boolean change;

    QuotaVerb(boolean change) {
        this.change = change;
    }

    @Override
    public QuotaCommand parse(Tokens in) {
        return QuotaCommand.parse(in, change);
    }

    @Override
    public Next run(QuotaCommand command, State.Authenticated state, Exchange exchange) {
        if (change) {
            return Next.done(Completions.NO_PERMISSION);
        }
        if (!command.root().isEmpty() || state.login().account().quota().isUnlimited()) {
            return Next.done(Completions.NO_SUCH_ROOT);
        }
        exchange.untagged().line("QUOTA \"\" " + resources(state));
        return Next.ok("Done");
    }

    /** Storage is told in units of 1,024 octets. */
    // rfc9208#5
    static String resources(State.Authenticated state) {
        Quota quota = state.login().account().quota();
        Usage usage = state.login().folders().usage();
        List<String> resources = new ArrayList<>();
        if (quota.bytes() != Long.MAX_VALUE) {
            resources.add("STORAGE " + (usage.bytes() + 1023) / 1024 + " " + quota.bytes() / 1024);
        }
        if (quota.messages() != Long.MAX_VALUE) {
            resources.add("MESSAGE " + usage.messages() + " " + quota.messages());
        }
        return "(" + String.join(" ", resources) + ")";
    }
}
