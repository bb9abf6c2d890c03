package dev.mailwright.imap;

import dev.mailwright.imap.command.MessageUrl;
import dev.mailwright.pop3.reply.Surrogate;
import dev.mailwright.transcript.Statement;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the fuzzer tries with what a client says. */
final class ImapFuzz {

    private static final String PRELUDE = "l LOGIN john@x.test secret\r\ns SELECT INBOX\r\n";

    private ImapFuzz() {}

    /** Anything from somebody who has not logged in: no fault, and in the end an answer or a closed connection. */
    static void stranger(byte[] octets) {
        talk("", octets);
    }

    /** The same with a mailbox selected: commands, literals, uploads. */
    static void user(byte[] octets) {
        talk(PRELUDE, octets);
    }

    /** What may stand behind SEARCH. */
    static void search(byte[] octets) {
        talk(PRELUDE, line("a SEARCH ", octets));
    }

    /** A pattern of LIST, which is matched in linear time. */
    static void listPattern(byte[] octets) {
        talk(PRELUDE, line("a LIST \"\" ", octets));
    }

    /** What may stand behind FETCH 1. */
    static void fetch(byte[] octets) {
        talk(PRELUDE, line("a FETCH 1 ", octets));
    }

    /** A set of numbers, however large. */
    static void sequenceSet(byte[] octets) {
        talk(PRELUDE, line("a SEARCH ", octets));
        talk(PRELUDE, line("a UID FETCH ", octets));
    }

    static void url(byte[] octets) {
        MessageUrl.parse(new String(octets, StandardCharsets.ISO_8859_1));
    }

    /** The header that POP3 clients without UTF-8 get is ASCII where it was UTF-8. */
    static void surrogate(byte[] octets) {
        byte[] sent = Surrogate.of(octets, octets.length);
        if (sent != octets && sent.length < octets.length / 2) {
            throw new AssertionError("a surrogate lost text");
        }
    }

    private static byte[] line(String start, byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1).replaceAll("[\r\n\0]", " ");
        return (start + text + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void talk(String before, byte[] octets) {
        try (ImapWorld world = ImapWorld.inMemory()) {
            world.given(new Statement("account john@x.test secret", List.of()));
            world.given(new Statement("messages john@x.test INBOX 2", List.of()));
            PureImap session = world.connect();
            session.greeting();
            session.receive(before.getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            said.writeBytes(session.receive(octets));
            if (!session.closed()) {
                said.writeBytes(session.receive("\r\nend NOOP\r\n".getBytes(StandardCharsets.US_ASCII)));
            }
            session.hungUp();
        }
    }
}
