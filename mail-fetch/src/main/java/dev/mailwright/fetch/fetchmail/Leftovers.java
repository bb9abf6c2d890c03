package dev.mailwright.fetch.fetchmail;

import dev.mailwright.fetch.fetchmail.RcEntry.User;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Names the options that have no counterpart here, with why. */
final class Leftovers {

    private static final String ROUTE = "mail goes the way of all mail of this server";
    private static final String SHELL = "the engine runs no programs";
    private static final String BYTES = "messages are not changed";

    private static final Map<String, String> WHY = new TreeMap<>();

    static {
        why(ROUTE, "mda", "bsmtp", "smtphost", "smtpaddress", "smtpname", "lmtp", "esmtpname", "esmtppassword");
        why(SHELL, "preconnect", "postconnect", "plugin", "plugout");
        why(BYTES, "rewrite", "stripcr", "forcecr", "pass8bits", "dropstatus", "dropdelivered", "mimedecode");
        why("connections go where the system routes them", "interface", "monitor");
        why("client certificates and directories of authorities are not there", "sslcert", "sslkey", "sslcertpath");
        why("the host is the name that is checked", "sslcommonname");
        why("there is no Kerberos", "principal");
        why("only what is safe here is deleted", "flush", "limitflush");
        why("what could not be delivered stays where it is", "antispam");
        why("each batch is expunged; batch(n) says how large it is", "expunge");
        why("what is too large is told of once, in the result of the poll", "warnings");
        why("sizes and ids are asked for as the protocol does best", "fetchsizelimit", "fastuidl");
        why("ETRN and ODMR are not there", "fetchdomains");
        why("broken headers are taken as they are", "bad-header");
        why("hosts are not compared by address", "checkalias");
        why("nobody reads it", "properties");
    }

    private final RcEntry entry;
    private final User user;
    private final Converted to;

    Leftovers(RcEntry entry, User user, Converted to) {
        this.entry = entry;
        this.user = user;
        this.to = to;
    }

    private static void why(String reason, String... options) {
        List.of(options).forEach(option -> WHY.put(option, reason));
    }

    void name() {
        entry.settings().forEach(this::name);
        user.settings().forEach(this::name);
    }

    private void name(String option, List<String> values) {
        String reason = WHY.get(option);
        if (reason != null && !values.equals(List.of("false"))) {
            to.note(option + " is not carried over: " + reason);
        }
    }
}
