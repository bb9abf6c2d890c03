package dev.mailwright.records;

import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.Mx;
import dev.mailwright.dns.Srv;
import dev.mailwright.dns.Tlsa;
import java.net.InetAddress;
import java.util.Locale;
import java.util.stream.Collectors;

/** Records as JSON: names without their last dot, what records say in parts and as zone files have it. */
final class RecordsJson {

    private RecordsJson() {}

    static String of(DnsRecords all) {
        String records = all.records().stream()
                .map(record -> "    " + record(all, record))
                .collect(Collectors.joining(",\n"));
        return "{\n  \"domain\": " + string(all.domain().toString()) + ",\n  \"records\": [\n" + records
                + "\n  ],\n  \"mtaSts\": {\"url\": " + string(all.policy().url()) + ", \"text\": "
                + string(all.policy().text()) + "}\n}\n";
    }

    private static String record(DnsRecords all, DnsRecord<?> record) {
        return "{\"name\": " + string(record.owner().toString())
                + ", \"type\": " + string(record.type().toString())
                + ", \"ttl\": " + record.ttl().toSeconds()
                + ", \"data\": {" + data(record.value()) + "}"
                + ", \"text\": " + string(PlainText.of(record.value()))
                + ", \"inZone\": " + all.isInZone(record)
                + ", \"importance\": " + string(record.importance().toString())
                + ", \"purpose\": " + string(record.purpose()) + "}";
    }

    private static String data(Object value) {
        if (value instanceof Mx mx) {
            return "\"preference\": " + mx.preference() + ", \"exchange\": " + name(mx.exchange());
        }
        if (value instanceof Srv srv) {
            return "\"priority\": " + srv.priority() + ", \"weight\": " + srv.weight() + ", \"port\": " + srv.port()
                    + ", \"target\": " + name(srv.target());
        }
        if (value instanceof Tlsa tlsa) {
            return "\"usage\": " + tlsa.usage() + ", \"selector\": " + tlsa.selector() + ", \"matching\": "
                    + tlsa.matching() + ", \"association\": " + string(tlsa.association());
        }
        if (value instanceof InetAddress address) {
            return "\"address\": " + string(address.getHostAddress());
        }
        return value instanceof DnsName target
                ? "\"target\": " + name(target)
                : "\"value\": " + string(value.toString());
    }

    private static String name(DnsName name) {
        return string(name.toString());
    }

    private static String string(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
