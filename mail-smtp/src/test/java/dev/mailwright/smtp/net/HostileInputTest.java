package dev.mailwright.smtp.net;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.mailwright.testing.SeededRandom;
import dev.mailwright.transcript.Statement;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Broken and hostile octets: parsers refuse them and do nothing else, and how octets were cut changes nothing. */
class HostileInputTest {

    private static final List<String> LINES = List.of(
            "MAIL FROM:<john@x.test> SIZE=100 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=a+2Bb AUTH=<>",
            "MAIL FROM:<>",
            "RCPT TO:<@a.test,@b.test:\"jo hn\"@x.test> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;a+40b",
            "RCPT TO:<john@[IPv6:2001:db8::1]> ORCPT=utf-8;j\\x{F6}hn@x.test",
            "RCPT TO:<postmaster>",
            "EHLO [127.0.0.1]",
            "BDAT 12 LAST",
            "AUTH PLAIN AGpvaG5AeC50ZXN0AHNlY3JldA==",
            "XCLIENT NAME=a ADDR=192.0.2.1 PORT=25",
            "DATA",
            "RSET",
            "NOOP x",
            "VRFY john SMTPUTF8",
            "STARTTLS",
            "QUIT");

    private static String mutated(SeededRandom random, String line) {
        StringBuilder text = new StringBuilder(line);
        for (int edits = random.between(0, 5); edits > 0; edits--) {
            int at = random.between(0, text.length());
            int end = Math.min(text.length(), at + random.between(0, 3));
            text.replace(
                    at,
                    end,
                    random.oneOf("<", ">", "@", "\"", "\\", ":", ",", "=", "+", "[", "]", random.nasty(4), line));
        }
        return text.length() > 2_000 ? text.substring(0, 2_000) : text.toString();
    }

    private static void refuses(Consumer<String> parser, String text) {
        try {
            parser.accept(text);
        } catch (SyntaxException refused) {
            assertThat(refused.reason().chars()).allMatch(c -> c >= ' ' && c < 127);
        }
    }

    @Test
    void parsersRefuseAndDoNothingElse() {
        SeededRandom.check(4_000, random -> {
            String line = mutated(random, random.oneOf(LINES));
            CommandLine command = CommandLine.of(line);
            List.<Consumer<String>>of(
                            MailCommand::of,
                            RcptCommand::of,
                            HelloCommand::of,
                            BdatCommand::of,
                            AuthCommand::of,
                            XclientCommand::of,
                            OriginalAddress::parse)
                    .forEach(parser -> {
                        refuses(parser, command.argument());
                        refuses(parser, line);
                    });
        });
    }

    @Test
    void unstuffingDoesNotDependOnTheCuts() {
        SeededRandom.check(3_000, random -> {
            byte[] text =
                    random.list(40, r -> r.oneOf(".", "\r", "\n", "\r\n", ".\r\n", "..", "\r\n.\r", "x", "\0")).stream()
                            .reduce("", String::concat)
                            .getBytes(StandardCharsets.US_ASCII);
            assertThat(unstuffed(text, random, true)).isEqualTo(unstuffed(text, random, false));
        });
    }

    /** What came out, whether the end has come, and how much was taken. */
    private static String unstuffed(byte[] text, SeededRandom random, boolean cut) {
        DotStream stream = new DotStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int taken = 0;
        while (taken < text.length && !stream.ended()) {
            int length = cut ? random.between(1, text.length - taken) : text.length - taken;
            byte[] piece = Arrays.copyOfRange(text, taken, taken + length);
            byte[] written = new byte[length + DotStream.EXTRA];
            taken += stream.take(piece, length, written);
            out.write(written, 0, stream.written());
        }
        return stream.ended() + " " + taken + " " + out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aSessionSurvivesAnythingAndAnswersTheSameHoweverItIsCut() {
        SeededRandom.check(100, random -> {
            ByteArrayOutputStream dialogue = new ByteArrayOutputStream();
            dialogue.writeBytes("EHLO c.test\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int lines = random.between(1, 25); lines > 0; lines--) {
                String line = random.onceIn(3) ? mutated(random, random.oneOf(LINES)) : random.oneOf(LINES);
                dialogue.writeBytes((line + random.oneOf("\r\n", "\r\n", "\r\n", "\r\n.\r\n", "\n", ""))
                        .getBytes(StandardCharsets.UTF_8));
            }
            byte[] octets = dialogue.toByteArray();
            String whole = played(octets, octets.length);
            assertThat(played(octets, random.between(1, 20))).isEqualTo(whole);
            assertThat(whole.lines()).allMatch(reply -> reply.matches("[2345][0-9][0-9][ -].*"));
        });
    }

    private static String played(byte[] octets, int piece) {
        try (SmtpWorld world = new SmtpWorld()) {
            world.given(new Statement("filter 127.0.0.1", List.of()));
            world.account("john@x.test", "secret");
            PureSession session = new PureSession(world);
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            said.writeBytes(session.greeting());
            for (int at = 0; at < octets.length && !session.closed(); at += piece) {
                said.writeBytes(session.receive(Arrays.copyOfRange(octets, at, Math.min(octets.length, at + piece))));
            }
            session.hungUp();
            return said.toString(StandardCharsets.US_ASCII).replaceAll("OK [0-9a-z.-]+", "OK id");
        }
    }
}
