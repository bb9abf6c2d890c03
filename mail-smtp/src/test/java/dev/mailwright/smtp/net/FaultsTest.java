package dev.mailwright.smtp.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;
import dev.mailwright.delivery.RecipientResult;
import dev.mailwright.net.Timeout;
import dev.mailwright.testing.ExpectedLogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the machine does wrong, and what a session gives back. */
class FaultsTest {

    private final SmtpWorld world = new SmtpWorld();
    private final FaultyDelivery delivery = new FaultyDelivery();
    private final PureSession session;

    FaultsTest() {
        world.account("john@x.test", "secret");
        world.delivery = delivery::over;
        session = new PureSession(world);
    }

    @BeforeEach
    void greet() {
        session.greeting();
        say("EHLO client.test\r\n");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String say(String text) {
        return new String(session.receive(text.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.US_ASCII);
    }

    private void begin() {
        say("MAIL FROM:<a@y.test>\r\nRCPT TO:<john@x.test>\r\nDATA\r\n");
    }

    @Test
    void aFailedCommitIs451AndTheSessionGoesOn() {
        delivery.commit = FaultyDelivery::failed;
        begin();
        assertThat(say("x\r\n.\r\n")).isEqualTo("451 4.3.0 Local error, try again later\r\n");
        assertThat(delivery.open).isZero();
        assertThat(say("MAIL FROM:<a@y.test>\r\n")).startsWith("250 ");
    }

    @Test
    void oneFailedCopySpeaksForAll() {
        delivery.commit = was -> CompletableFuture.completedFuture(
                List.of(result(250, "2.0.0"), result(552, "5.2.2"), result(452, "4.3.1"), result(250, "2.0.0")));
        begin();
        assertThat(say("x\r\n.\r\n")).startsWith("452 4.3.1 ");
        delivery.commit = was -> CompletableFuture.completedFuture(List.of(result(250, "2.0.0"), result(552, "5.2.2")));
        begin();
        assertThat(say("x\r\n.\r\n")).startsWith("552 5.2.2 ");
        assertThat(delivery.open).isZero();
    }

    private static RecipientResult result(int code, String status) {
        return new RecipientResult(EmailAddress.of("john@x.test"), new Reply(code, status, "so it is"));
    }

    @Test
    void aFailedDirectoryIs451ForThatRecipientAlone() {
        say("MAIL FROM:<a@y.test>\r\n");
        delivery.brokenDirectory = true;
        assertThat(say("RCPT TO:<john@x.test>\r\n")).startsWith("451 4.3.0 ");
        delivery.brokenDirectory = false;
        assertThat(say("RCPT TO:<john@x.test>\r\n")).startsWith("250 ");
    }

    @Test
    void aFullDiskInTheMiddleOfAMessageIsToldAtItsEnd() throws Exception {
        begin();
        Files.delete(world.spool);
        String line = "x".repeat(998) + "\r\n";
        assertThat(say(line.repeat(200))).isEmpty();
        Files.createDirectory(world.spool);
        assertThat(say(line.repeat(200))).isEmpty();
        assertThat(say("QUIT\r\n.\r\n")).isEqualTo("451 4.3.0 Local error, try again later\r\n");
        assertThat(world.mails("john@x.test")).isEmpty();
        assertThat(delivery.open).isZero();
    }

    @Test
    void aFullDiskInAChunkIsToldAtTheEndOfTheChunk() throws Exception {
        say("MAIL FROM:<a@y.test>\r\nRCPT TO:<john@x.test>\r\n");
        Files.delete(world.spool);
        assertThat(say("BDAT 200000\r\n" + "x".repeat(200_000))).startsWith("451 4.3.0 ");
        Files.createDirectory(world.spool);
        assertThat(say("BDAT 4 LAST\r\nQUIT")).startsWith("503 ");
        assertThat(delivery.open).isZero();
    }

    @Test
    void aSpoolFileThatStaysDoesNotChangeTheAnswer(ExpectedLogs logs) throws Exception {
        logs.warn("a spool file stays");
        begin();
        say("x\r\n".repeat(50_000));
        Path file = world.spooled().get(0);
        delivery.commit = was -> {
            replaceByDirectory(file);
            return was;
        };
        assertThat(say(".\r\nNOOP\r\n")).matches("250 2.0.0 OK \\S+\r\n250 2.0.0 OK\r\n");
        assertThat(delivery.open).isZero();
    }

    private static void replaceByDirectory(Path file) {
        try {
            Files.delete(file);
            Files.createDirectories(file.resolve("full"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aClientThatGoesInTheMiddleLeavesNothing() {
        begin();
        say("x\r\n".repeat(50_000));
        assertThat(world.spooled()).hasSize(1);
        session.hungUp();
        assertThat(world.spooled()).isEmpty();
        assertThat(delivery.open).isZero();
    }

    @Test
    void aClientThatGoesBetweenChunksLeavesNothing() {
        say("MAIL FROM:<a@y.test>\r\nRCPT TO:<john@x.test>\r\nBDAT 100000\r\n" + "x".repeat(100_000));
        assertThat(world.spooled()).hasSize(1);
        session.hungUp();
        assertThat(world.spooled()).isEmpty();
        assertThat(delivery.open).isZero();
    }

    @Test
    void aMessageOnItsWayMayFinishWhenTheServerStops() {
        begin();
        session.take(session.session()::shutdown);
        assertThat(session.closed()).isFalse();
        assertThat(say("x\r\n.\r\nNOOP\r\n")).matches("250 2.0.0 OK \\S+\r\n421 4.3.2 .*\r\n");
        assertThat(session.closed()).isTrue();
        assertThat(world.mails("john@x.test")).hasSize(1);
    }

    @Test
    void goodByesNameTheirReason() {
        session.take(session.session()::shutdown);
        assertThat(say("")).startsWith("421 4.3.2 ");
        session.session().timedOut(Timeout.RATE);
        assertThat(say("")).startsWith("421 4.4.2 Upload");
        session.session().overloaded();
        assertThat(say("")).startsWith("421 4.7.0 Too busy");
    }

    @Test
    void anInboundClientIsKnownByItsGreeting() {
        assertThat(session.isKnown()).isTrue();
        assertThat(new PureSession(world).isKnown()).isFalse();
    }
}
