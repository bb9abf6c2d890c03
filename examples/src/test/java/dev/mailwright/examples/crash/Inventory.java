package dev.mailwright.examples.crash;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mailbox holds, as an IMAP client sees it.
 *
 * @param messages by UID
 */
record Inventory(String uidValidity, Map<Long, Seen> messages) {

    private static final Pattern UID = Pattern.compile("UID (\\d+)");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
    private static final Pattern VALIDITY = Pattern.compile("UIDVALIDITY (\\d+)");

    /**
     * A message.
     *
     * @param flags without \\Recent, in order
     * @param text its body, where it was asked for
     */
    record Seen(String id, String flags, String text) {}

    static Inventory of(int port, String account, String mailbox) throws IOException {
        return of(port, account, mailbox, "BODY.PEEK[HEADER.FIELDS (X-ID)]");
    }

    /** With the text of every message. */
    static Inventory whole(int port, String account, String mailbox) throws IOException {
        return of(port, account, mailbox, "BODY.PEEK[HEADER.FIELDS (X-ID)] BODY.PEEK[TEXT]");
    }

    private static Inventory of(int port, String account, String mailbox, String items) throws IOException {
        try (Line line = new Line(port)) {
            line.read();
            line.command("a ", "LOGIN " + account + "@example.com secret");
            String validity = "";
            for (String response : line.command("b ", "SELECT " + mailbox)) {
                Matcher matcher = VALIDITY.matcher(response);
                validity = matcher.find() ? matcher.group(1) : validity;
            }
            return new Inventory(validity, messages(line.command("c ", "UID FETCH 1:* (UID FLAGS " + items + ")")));
        }
    }

    /** The id of each message by UID. */
    Map<Long, String> ids() {
        Map<Long, String> ids = new LinkedHashMap<>();
        messages.forEach((uid, seen) -> ids.put(uid, seen.id()));
        return ids;
    }

    private static Map<Long, Seen> messages(List<String> lines) {
        Map<Long, Seen> messages = new LinkedHashMap<>();
        long uid = 0;
        String flags = "";
        String id = "";
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            Matcher number = UID.matcher(line);
            if (line.startsWith("* ") && number.find()) {
                uid = Long.parseLong(number.group(1));
                flags = flags(line);
                id = "";
                text.setLength(0);
            } else if (line.startsWith("X-Id: ")) {
                id = line.substring(6);
            } else if (!id.isEmpty() && line.startsWith(id)) {
                text.append(line).append("\r\n");
            }
            if (!id.isEmpty()) {
                messages.put(uid, new Seen(id, flags, text.toString()));
            }
        }
        return messages;
    }

    private static String flags(String line) {
        Matcher matcher = FLAGS.matcher(line);
        TreeSet<String> flags =
                new TreeSet<>(List.of(matcher.find() ? matcher.group(1).split(" ", -1) : new String[0]));
        flags.remove("\\Recent");
        flags.remove("");
        return String.join(" ", flags);
    }
}
