package dev.mailwright.examples.interop;

import dev.mailwright.testing.Peers;
import dev.mailwright.testing.Ran;
import dev.mailwright.testing.RunProgram;

/** swaks, which speaks SMTP. */
final class Swaks {

    private Swaks() {}

    /** From another server; fails unless it is accepted. */
    static void deliver(int port, String to, String subject) {
        // Angus Mail cannot read an ENVELOPE with a local part that needs quotes, hence a To that has none.
        String visible = to.indexOf('"') < 0 ? to : "somebody@example.com";
        Ran ran = send(
                port,
                "--from",
                "sender@elsewhere.example",
                "--to",
                to,
                "--header",
                "To: " + visible,
                "--header",
                "Subject: " + subject);
        ran.requireSuccess();
    }

    static Ran send(int port, String... options) {
        return RunProgram.of(
                        Peers.require("swaks").toString(), "--server", "127.0.0.1:" + port, "--helo", "tests.example")
                .and(options)
                .run();
    }
}
