package dev.mailwright.fetch.pop3;

import dev.mailwright.fetch.net.RemoteFault;
import dev.mailwright.fetch.net.RemoteFault.Kind;
import java.util.Locale;

/**
 * The first line of an answer. // rfc1939#3, rfc2449#8
 *
 * @param code in capitals, without brackets; empty when there is none
 */
record Pop3Reply(boolean ok, String code, String text) {

    static Pop3Reply parse(String line) {
        boolean ok = line.startsWith("+OK");
        if (!ok && !line.startsWith("-ERR")) {
            throw RemoteFault.protocol("the server does not speak POP3", line);
        }
        String rest = line.substring(ok ? 3 : 4).strip();
        int close = rest.startsWith("[") ? rest.indexOf(']') : -1;
        return close < 0
                ? new Pop3Reply(ok, "", rest)
                : new Pop3Reply(
                        ok,
                        rest.substring(1, close).toUpperCase(Locale.ROOT),
                        rest.substring(close + 1).strip());
    }

    /** What a refusal means. // rfc2449#8.1, rfc3206 */
    RemoteFault fault(String doing, Kind otherwise) {
        Kind kind = switch (code) {
            case "IN-USE", "LOGIN-DELAY" -> Kind.BUSY;
            case "SYS/TEMP" -> Kind.TEMPORARY;
            case "SYS/PERM" -> Kind.PROTOCOL;
            case "AUTH" -> Kind.AUTHENTICATION;
            default -> code.isEmpty() && soundsBusy() ? Kind.BUSY : otherwise;
        };
        return RemoteFault.refusal(kind, doing, text);
    }

    /** Servers without response codes say in words that somebody else is in. */
    private boolean soundsBusy() {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("lock") || lower.contains("in use") || lower.contains("busy");
    }
}
