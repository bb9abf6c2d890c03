package dev.mailwright.fetch.fetchmail;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The keywords of run control files and what follows them. */
final class RcWords {

    /** What follows a keyword. */
    enum Kind {
        /** Nothing; {@code no} before it turns it round. */
        FLAG,
        ONE,
        LIST
    }

    static final Set<String> NOISE = Set.of("and", "with", "has", "wants", "options", "option");

    /** Other words for the same. */
    private static final Map<String, String> SYNONYMS = Map.of(
            "protocol", "proto",
            "localdomains", "local",
            "authenticate", "auth",
            "port", "service",
            "password", "pass",
            "username", "user",
            "server", "poll",
            "folders", "folder");

    private static final Map<String, Kind> SERVER = new TreeMap<>();
    private static final Map<String, Kind> USER = new TreeMap<>();

    static {
        put(SERVER, Kind.ONE, "via proto service auth timeout qvirtual interface monitor plugin plugout interval");
        put(SERVER, Kind.ONE, "principal esmtpname esmtppassword bad-header");
        put(SERVER, Kind.LIST, "local aka");
        put(SERVER, Kind.FLAG, "dns checkalias uidl tracepolls");
        put(USER, Kind.ONE, "pass sslcert sslcertfile sslcertpath sslcommonname sslfingerprint sslkey sslproto");
        put(USER, Kind.ONE, "smtpaddress smtpname mda bsmtp preconnect postconnect limit warnings batchlimit");
        put(USER, Kind.ONE, "fetchlimit fetchsizelimit fastuidl expunge properties");
        put(USER, Kind.LIST, "folder smtphost fetchdomains antispam");
        put(
                USER,
                Kind.FLAG,
                "ssl sslcertck keep flush limitflush fetchall rewrite stripcr forcecr pass8bits dropstatus");
        put(USER, Kind.FLAG, "dropdelivered mimedecode idle lmtp");
    }

    private RcWords() {}

    private static void put(Map<String, Kind> table, Kind kind, String words) {
        for (String word : words.split(" ", -1)) {
            table.put(word, kind);
        }
    }

    static String name(String word) {
        return SYNONYMS.getOrDefault(word, word);
    }

    static Map<String, Kind> server() {
        return SERVER;
    }

    static Map<String, Kind> user() {
        return USER;
    }

    /** Whether a word that is not in quotes ends a list. */
    static boolean ends(String word) {
        String name = name(word);
        return SERVER.containsKey(name)
                || USER.containsKey(name)
                || NOISE.contains(word)
                || Set.of("poll", "skip", "defaults", "set", "user", "is", "to", "here", "there", "no", "envelope")
                        .contains(name)
                || word.startsWith("no") && word.length() > 2 && isFlag(word.substring(2));
    }

    static boolean isFlag(String word) {
        return SERVER.get(name(word)) == Kind.FLAG || USER.get(name(word)) == Kind.FLAG || word.equals("envelope");
    }
}
