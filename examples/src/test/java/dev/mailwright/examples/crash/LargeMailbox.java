package dev.mailwright.examples.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A maildir of many messages that are links to a few files, as fast as it can be made. */
final class LargeMailbox {

    static final String ACCOUNT = "large";
    static final int MESSAGES = 100_000;

    /** File systems allow some tens of thousands. */
    private static final int LINKS = 20_000;

    private LargeMailbox() {}

    static void make(Path mail) throws IOException {
        Path maildir = mail.resolve("example.com").resolve(ACCOUNT);
        for (String name : new String[] {"tmp", "new", "cur"}) {
            Files.createDirectories(maildir.resolve(name));
        }
        String text = "Subject: one of many\r\n\r\nbody\r\n";
        StringBuilder lines =
                new StringBuilder("3 V1700000000 N" + (MESSAGES + 1) + " G00112233445566778899aabbccddeeff\n");
        Path original = maildir;
        for (int i = 1; i <= MESSAGES; i++) {
            String base = (1_700_000_000 + i) + ".M1P1Q" + i + ".host,S=" + text.length() + ",W=" + text.length();
            Path file = maildir.resolve("cur").resolve(base + ":2,S");
            if (i % LINKS == 1) {
                original = Files.writeString(file, text);
            } else {
                Files.createLink(file, original);
            }
            lines.append(i).append(" :").append(base).append('\n');
        }
        Files.writeString(maildir.resolve("dovecot-uidlist"), lines);
    }
}
