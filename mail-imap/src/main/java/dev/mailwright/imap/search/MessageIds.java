package dev.mailwright.imap.search;

import java.util.ArrayList;
import java.util.List;

/** Reads message identifiers out of References, In-Reply-To and Message-ID. */
// rfc5256#2.3
final class MessageIds {

    /** More than honest mail has; each costs a node. */
    private static final int MAX = 200;

    private MessageIds() {}

    /** Without their brackets, in order; what stands between is passed over. At most the last {@value #MAX}. */
    static List<String> in(String text) {
        List<String> ids = new ArrayList<>();
        int open = text.indexOf('<');
        while (open >= 0) {
            int close = text.indexOf('>', open);
            if (close < 0) {
                break;
            }
            String id = text.substring(open + 1, close);
            if (id.indexOf('@') > 0) {
                ids.add(id.replace("\"", ""));
            }
            open = text.indexOf('<', close);
        }
        return ids.size() > MAX ? ids.subList(ids.size() - MAX, ids.size()) : ids;
    }
}
