package dev.mailwright;

import dev.mailwright.queue.Relay;
import java.util.ArrayList;
import java.util.List;

/** What must hold of the way out. */
final class OutboundRule {

    private final OutboundSettings outbound;
    private final boolean handlers;
    private final List<MailService> services;

    OutboundRule(OutboundSettings outbound, boolean handlers, List<MailService> services) {
        this.outbound = outbound;
        this.handlers = handlers;
        this.services = services;
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        boolean sends = outbound.isAsked() || handlers || services.stream().anyMatch(MailService::sends);
        if (sends && outbound.store.isEmpty()) {
            problems.add(new Problem(
                    "server.queue.missing",
                    "queue",
                    "mail can go out, or to code, and there is no place where it waits",
                    "Call .queue(FileQueue.at(path)), or .queue(MemoryQueue.create()) in a test"));
        }
        for (Relay relay : outbound.relays()) {
            boolean verified =
                    relay.security() == Relay.Security.STARTTLS || relay.security() == Relay.Security.IMPLICIT;
            if (verified
                    && isNumeric(relay.host())
                    && !relay.hasTlsName()
                    && relay.pin().isEmpty()) {
                problems.add(new Problem(
                        "server.relay.nameless",
                        relay.toString(),
                        "a certificate for a numeric address is rare, and TLS is required",
                        "Call .tlsName(\"name in the certificate\") or .pin(\"SHA-256 of its key\")"));
            }
        }
        return problems;
    }

    private static boolean isNumeric(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }
}
