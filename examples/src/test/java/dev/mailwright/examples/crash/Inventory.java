package dev.mailwright.examples.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an account's INBOX holds, as an IMAP client sees it.
 *
 * @param ids the id of each message by UID
 */
record Inventory(String uidValidity, Map<Long, String> ids) {

    private static final Pattern UID = Pattern.compile("UID (\\d+)");
    private static final Pattern VALIDITY = Pattern.compile("UIDVALIDITY (\\d+)");

    static Inventory of(int port, String account) throws IOException {
        try (Line line = new Line(port)) {
            line.read();
            command(line, "a LOGIN " + account + "@example.com secret");
            String validity = "";
            for (String response : command(line, "b SELECT INBOX")) {
                Matcher matcher = VALIDITY.matcher(response);
                validity = matcher.find() ? matcher.group(1) : validity;
            }
            return new Inventory(validity, ids(command(line, "c UID FETCH 1:* (UID BODY.PEEK[HEADER.FIELDS (X-ID)])")));
        }
    }

    private static Map<Long, String> ids(List<String> lines) {
        Map<Long, String> ids = new LinkedHashMap<>();
        long uid = 0;
        for (String line : lines) {
            Matcher matcher = UID.matcher(line);
            if (line.startsWith("* ") && matcher.find()) {
                uid = Long.parseLong(matcher.group(1));
            } else if (line.startsWith("X-Id: ")) {
                ids.put(uid, line.substring(6));
            }
        }
        return ids;
    }

    private static List<String> command(Line line, String text) throws IOException {
        line.send(text + "\r\n");
        String tag = text.substring(0, 2);
        List<String> responses = new ArrayList<>();
        String response = line.read();
        while (!response.startsWith(tag)) {
            responses.add(response);
            response = line.read();
        }
        if (!response.startsWith(tag + "OK")) {
            throw new IOException(text + " was answered " + response);
        }
        return responses;
    }
}
