package dev.mailwright.checks;

import dev.mailwright.arc.ArcStatus;
import dev.mailwright.check.Reply;
import dev.mailwright.check.Verdict;
import dev.mailwright.checks.SenderAuthentication.Settings;
import dev.mailwright.dkim.DkimStatus;
import dev.mailwright.dmarc.DmarcPolicy;
import dev.mailwright.dmarc.DmarcStatus;
import dev.mailwright.spf.SpfStatus;

/** From results to a verdict: the strictest of what applies. Status codes are those of RFC 7372. */
record Judgement(Settings settings, Authenticated found) {

    Verdict verdict() {
        Verdict verdict = Verdict.pass();
        boolean proved = found.dmarc().status() == DmarcStatus.PASS || isVouchedFor();
        if (settings.enforce() && !proved) {
            verdict = verdict.and(dmarc());
        }
        if (!proved && found.mailFrom().status() == SpfStatus.FAIL) {
            verdict = verdict.and(
                    act(settings.spfFail(), "5.7.23", "SPF does not allow this host to send for the domain"));
        }
        boolean broken = found.dkim().stream().anyMatch(r -> r.status() == DkimStatus.FAIL && !r.isTesting());
        if (!proved && broken && found.dkim().stream().noneMatch(r -> r.isPass())) {
            verdict = verdict.and(act(settings.dkimFail(), "5.7.20", "The DKIM signature of the message is broken"));
        }
        if (!proved && isTemporary()) {
            verdict = verdict.and(act(settings.temporary(), "5.7.24", "The sender cannot be checked now"));
        }
        return verdict;
    }

    /** What is done because of DMARC, or of what we think of it. */
    DmarcPolicy disposition() {
        boolean obeyed = settings.enforce() && !isVouchedFor();
        return obeyed ? found.dmarc().disposition() : DmarcPolicy.NONE;
    }

    /** Why that is not what the domain asks for; empty where it is. // rfc7489#C */
    String override() {
        boolean obeyed = disposition() == found.dmarc().disposition();
        return obeyed ? "" : isVouchedFor() ? "trusted_forwarder" : "local_policy";
    }

    /** Every host of the chain is one whose word counts here. // rfc8617#7.2.1 */
    private boolean isVouchedFor() {
        return found.arc().status() == ArcStatus.PASS
                && settings.sealers().containsAll(found.arc().sealers());
    }

    private Verdict dmarc() {
        String why = "DMARC: the domain " + found.dmarc().from() + " does not want this mail";
        if (found.dmarc().disposition() == DmarcPolicy.REJECT) {
            return act(Action.REJECT, "5.7.1", why);
        }
        return found.dmarc().disposition() == DmarcPolicy.QUARANTINE ? Verdict.quarantine(why) : Verdict.pass();
    }

    private boolean isTemporary() {
        return found.mailFrom().status() == SpfStatus.TEMPERROR
                || found.dmarc().status() == DmarcStatus.TEMPERROR
                || found.dkim().stream().anyMatch(r -> r.status() == DkimStatus.TEMPERROR);
    }

    private static Verdict act(Action action, String status, String why) {
        return switch (action) {
            case TAG -> Verdict.pass();
            case QUARANTINE -> Verdict.quarantine(why);
            case DEFER -> Verdict.defer(new Reply(451, "4" + status.substring(1), why));
            case REJECT -> Verdict.reject(new Reply(550, status, why));
        };
    }
}
