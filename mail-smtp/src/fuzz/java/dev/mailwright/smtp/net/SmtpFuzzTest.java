package dev.mailwright.smtp.net;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailwright.smtp.command.AuthCommand;
import dev.mailwright.smtp.command.BdatCommand;
import dev.mailwright.smtp.command.CommandLine;
import dev.mailwright.smtp.command.DotStream;
import dev.mailwright.smtp.command.HelloCommand;
import dev.mailwright.smtp.command.MailCommand;
import dev.mailwright.smtp.command.OriginalAddress;
import dev.mailwright.smtp.command.RcptCommand;
import dev.mailwright.smtp.command.SyntaxException;
import dev.mailwright.smtp.command.XclientCommand;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What clients send: parsers refuse and do nothing else, and nothing depends on how octets were cut. */
class SmtpFuzzTest {

    private static final List<Consumer<String>> PARSERS = List.of(
            MailCommand::of,
            RcptCommand::of,
            HelloCommand::of,
            BdatCommand::of,
            AuthCommand::of,
            XclientCommand::of,
            OriginalAddress::parse);

    /** The first octet chooses the parser. Command lines, addresses and paths. */
    @FuzzTest(maxDuration = "1m")
    void commandLine(byte[] octets) {
        if (octets.length < 2) {
            return;
        }
        String line = new String(octets, 1, octets.length - 1, StandardCharsets.UTF_8);
        try {
            PARSERS.get(Math.floorMod(octets[0], PARSERS.size()))
                    .accept(CommandLine.of(line).argument());
        } catch (SyntaxException refused) {
            if (!refused.reason().chars().allMatch(c -> c >= ' ' && c < 127)) {
                throw new AssertionError("would be said: " + refused.reason(), refused);
            }
        }
    }

    /** The first octet is the length of the pieces. */
    @FuzzTest(maxDuration = "1m")
    void unstuffing(byte[] octets) {
        if (octets.length > 1) {
            byte[] text = Arrays.copyOfRange(octets, 1, octets.length);
            same(unstuffed(text, text.length), unstuffed(text, 1 + (octets[0] & 0x0f)));
        }
    }

    private static String unstuffed(byte[] text, int piece) {
        DotStream stream = new DotStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int taken = 0;
        while (taken < text.length && !stream.ended()) {
            int length = Math.min(piece, text.length - taken);
            byte[] written = new byte[length + DotStream.EXTRA];
            taken += stream.take(Arrays.copyOfRange(text, taken, taken + length), length, written);
            out.write(written, 0, stream.written());
        }
        return stream.ended() + " " + taken + " " + out.toString(StandardCharsets.ISO_8859_1);
    }

    /** A whole dialogue behind MAIL and RCPT, with DATA and BDAT as it comes; the first octet is the length of the pieces. */
    @FuzzTest(maxDuration = "1m")
    void dialogue(byte[] octets) {
        if (octets.length < 2 || octets.length > 4_096) {
            return;
        }
        byte[] said = Arrays.copyOfRange(octets, 1, octets.length);
        same(played(said, said.length), played(said, 1 + (octets[0] & 0x1f)));
    }

    private static String played(byte[] said, int piece) {
        try (SmtpWorld world = new SmtpWorld()) {
            world.account("john@x.test", "secret");
            PureSession session = new PureSession(world);
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            heard.writeBytes(session.greeting());
            heard.writeBytes(session.receive("EHLO c.test\r\nMAIL FROM:<a@y.test>\r\nRCPT TO:<john@x.test>\r\n"
                    .getBytes(StandardCharsets.US_ASCII)));
            for (int at = 0; at < said.length && !session.closed(); at += piece) {
                heard.writeBytes(session.receive(Arrays.copyOfRange(said, at, Math.min(said.length, at + piece))));
            }
            session.hungUp();
            return heard.toString(StandardCharsets.US_ASCII).replaceAll("OK [0-9a-z.-]+", "OK id")
                    + world.mails("john@x.test").size();
        }
    }

    private static void same(String whole, String cut) {
        if (!whole.equals(cut)) {
            throw new AssertionError("in one piece: " + whole + "\nin many: " + cut);
        }
    }
}
