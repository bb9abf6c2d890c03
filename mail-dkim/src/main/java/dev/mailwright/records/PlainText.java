package dev.mailwright.records;

import dev.mailwright.dns.DnsName;
import dev.mailwright.dns.Mx;
import dev.mailwright.dns.Srv;
import dev.mailwright.dns.Tlsa;
import java.net.InetAddress;

/** What records say, as zone files have it (rfc1035#5.1). */
final class PlainText {

    private static final int MAX_STRING = 255;

    private PlainText() {}

    static String of(Object value) {
        if (value instanceof DnsName name) {
            return name(name);
        }
        if (value instanceof InetAddress address) {
            return address.getHostAddress();
        }
        if (value instanceof Mx mx) {
            return mx.preference() + " " + name(mx.exchange());
        }
        if (value instanceof Srv srv) {
            return srv.priority() + " " + srv.weight() + " " + srv.port() + " " + name(srv.target());
        }
        if (value instanceof Tlsa tlsa) {
            return tlsa.usage() + " " + tlsa.selector() + " " + tlsa.matching() + " " + tlsa.association();
        }
        return strings(value.toString());
    }

    /** A full name ends with a dot; without it the zone would be put behind it. */
    static String name(DnsName name) {
        if (name.isRoot()) {
            return ".";
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.toString().length(); i++) {
            char c = name.toString().charAt(i);
            boolean plain = c > ' ' && c < 127 && "\"\\;()@$".indexOf(c) < 0;
            out.append(plain ? String.valueOf(c) : octet(c));
        }
        return out.append('.').toString();
    }

    /** Text of one octet a char in strings that fit into their length octet. */
    static String strings(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); i++) {
            if (i > 0 && i % MAX_STRING == 0) {
                out.append("\" \"");
            }
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 127 && c != '"' && c != '\\';
            out.append(plain ? String.valueOf(c) : octet(c));
        }
        return out.append('"').toString();
    }

    private static String octet(char c) {
        return c == '"' || c == '\\'
                ? "\\" + c
                : "\\" + String.valueOf(1000 + (c & 0xff)).substring(1);
    }
}
