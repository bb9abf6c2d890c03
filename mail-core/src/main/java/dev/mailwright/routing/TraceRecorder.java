package dev.mailwright.routing;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.routing.RouteTrace.Kind;
import dev.mailwright.routing.RouteTrace.Step;
import dev.mailwright.routing.RouteTrace.Warning;
import dev.mailwright.routing.RouteTrace.WarningKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a {@link RouteTrace}. Confined to one resolution. */
final class TraceRecorder {

    private static final int SHOWN_TARGETS = 20;

    private final EmailAddress recipient;
    private final List<Step> steps = new ArrayList<>();
    private final Set<Warning> warnings = new LinkedHashSet<>();

    TraceRecorder(EmailAddress recipient) {
        this.recipient = recipient;
    }

    void step(int depth, EmailAddress address, Kind kind, String detail) {
        steps.add(new Step(depth, address, kind, detail));
    }

    void warn(WarningKind kind, EmailAddress address, String detail) {
        warnings.add(new Warning(kind, address, detail));
    }

    /** @param first false when another way has led there already */
    void arrival(int depth, EmailAddress address, Destination destination, String how, boolean first) {
        String again = first ? "" : ", has its copy already";
        if (destination instanceof Destination.Mailbox mailbox) {
            mailbox.tag()
                    .ifPresent(tag -> step(
                            depth,
                            address,
                            Kind.SUBADDRESS,
                            "subaddress of " + mailbox.address() + ", tag '" + tag + "'"));
            String where = how + "mailbox of " + mailbox.account().address() + place(mailbox);
            step(depth, address, Kind.MAILBOX, where + again);
        } else if (destination instanceof Destination.Handler handler) {
            handler.tag()
                    .ifPresent(tag -> step(
                            depth,
                            address,
                            Kind.SUBADDRESS,
                            "subaddress of " + handler.address() + ", tag '" + tag + "'"));
            step(depth, address, Kind.HANDLER, how + "handler " + handler.name() + again);
        } else {
            step(depth, address, Kind.REMOTE, how + "remote, " + address.domain() + " is not ours" + again);
        }
    }

    private static String place(Destination.Mailbox mailbox) {
        String tag = mailbox.tag().orElse("");
        if (tag.isEmpty() || mailbox.mode() == TaggedMail.NONE) {
            return "";
        }
        return mailbox.mode() == TaggedMail.SUBFOLDER ? ", in a subfolder" : ", with the tag in the subject";
    }

    /** The first of them. */
    static String list(List<EmailAddress> addresses) {
        String text = addresses.stream()
                .limit(SHOWN_TARGETS)
                .map(EmailAddress::toString)
                .collect(Collectors.joining(", "));
        int more = addresses.size() - SHOWN_TARGETS;
        return more > 0 ? text + " and " + more + " more" : text;
    }

    RouteTrace finish() {
        return new RouteTrace(recipient, steps, List.copyOf(warnings));
    }
}
