package dev.mailwright.checks;

import dev.mailwright.arc.ArcStatus;
import dev.mailwright.authres.AuthenticationResults;
import dev.mailwright.authres.MethodResult;
import dev.mailwright.check.MessageProbe;
import dev.mailwright.dkim.DkimResult;
import dev.mailwright.dmarc.DmarcStatus;
import dev.mailwright.dns.DnsName;
import dev.mailwright.message.Header;
import dev.mailwright.spf.SpfResult;
import dev.mailwright.spf.SpfStatus;
import java.util.ArrayList;
import java.util.List;

/** The trace fields of a message that was checked. */
record Results(MessageProbe probe, Authenticated found) {

    /** rfc8601#2.7 */
    Header authenticationResults() {
        return new AuthenticationResults(probe.hostname(), results()).header();
    }

    List<MethodResult> results() {
        List<MethodResult> results = new ArrayList<>();
        found.dkim().forEach(result -> results.add(dkim(result)));
        String sender = probe.sender().address().map(Object::toString).orElse("");
        results.add(spf(found.mailFrom(), sender.isEmpty() ? "smtp.helo" : "smtp.mailfrom", sender));
        if (!sender.isEmpty() && found.helo().status() != SpfStatus.NONE) {
            results.add(spf(found.helo(), "smtp.helo", ""));
        }
        if (found.arc().status() != ArcStatus.NONE) {
            results.add(MethodResult.of("arc", found.arc().status().toString())
                    .because(found.arc().reason()));
        }
        MethodResult dmarc = MethodResult.of("dmarc", found.dmarc().status().toString());
        results.add(
                found.dmarc().from().isRoot()
                        ? dmarc
                        : dmarc.with("header.from", found.dmarc().from().toString())
                                .with("policy.dmarc", policy()));
        return List.copyOf(results);
    }

    private String policy() {
        return found.dmarc().status() == DmarcStatus.FAIL
                ? found.dmarc().disposition().toString()
                : "";
    }

    private static MethodResult dkim(DkimResult result) {
        MethodResult plain = MethodResult.of("dkim", result.status().toString());
        return plain.because(result.isPass() ? "" : result.reason())
                .with("header.d", result.domain().map(DnsName::toString).orElse(""))
                .with("header.s", result.selector().map(DnsName::toString).orElse(""))
                .with("header.a", result.algorithm().map(Object::toString).orElse(""))
                .with("header.b", result.beginning());
    }

    private MethodResult spf(SpfResult result, String property, String identity) {
        String shown = identity.isEmpty() ? probe.helo() : identity;
        return MethodResult.of("spf", result.status().toString())
                .because(result.reason())
                .with(property, shown);
    }

    /** rfc7208#9.1 */
    Header receivedSpf() {
        SpfResult spf = found.mailFrom();
        String sender = probe.sender().address().map(Object::toString).orElse("");
        StringBuilder value = new StringBuilder(spf.status().toString());
        value.append(" client-ip=").append(probe.client().address().getHostAddress());
        value.append("; envelope-from=").append(quoted(sender.isEmpty() ? "postmaster@" + probe.helo() : sender));
        value.append("; helo=").append(quoted(probe.helo()));
        value.append("; receiver=").append(probe.hostname());
        value.append("; identity=")
                .append(sender.isEmpty() ? "helo" : "mailfrom")
                .append(';');
        return new Header("Received-SPF", value.toString());
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c < ' ' || c > '~' ? '?' : (char) c);
        });
        return out.append('"').toString();
    }
}
