package dev.mailwright.checks;

import dev.mailwright.arc.ArcResult;
import dev.mailwright.dkim.DkimResult;
import dev.mailwright.dmarc.DmarcResult;
import dev.mailwright.spf.SpfResult;
import java.util.List;

/** What was found out about the sender of a message: the finding of {@link SenderAuthentication}. Immutable. */
public final class Authenticated {

    private final SpfResult helo;
    private final SpfResult mailFrom;
    private final List<DkimResult> dkim;
    private final ArcResult arc;
    private final DmarcResult dmarc;

    Authenticated(SpfResult helo, SpfResult mailFrom, List<DkimResult> dkim, ArcResult arc, DmarcResult dmarc) {
        this.helo = helo;
        this.mailFrom = mailFrom;
        this.dkim = dkim;
        this.arc = arc;
        this.dmarc = dmarc;
    }

    /** SPF of what the client calls itself. */
    public SpfResult helo() {
        return helo;
    }

    /** SPF of the reverse path. */
    public SpfResult mailFrom() {
        return mailFrom;
    }

    /** Each signature, from top to bottom, or a single result of none. */
    public List<DkimResult> dkim() {
        return dkim;
    }

    /** What hosts on the way say they have found out, sealed. */
    public ArcResult arc() {
        return arc;
    }

    public DmarcResult dmarc() {
        return dmarc;
    }
}
