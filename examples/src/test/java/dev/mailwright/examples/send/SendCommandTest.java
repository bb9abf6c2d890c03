package dev.mailwright.examples.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.check.Stage;
import dev.mailwright.directory.Password;
import dev.mailwright.junit.MailServerExtension;
import dev.mailwright.smtp.Smtp;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SendCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    @RegisterExtension
    final MailServerExtension mail = MailServerExtension.with(builder -> builder.accounts(
                    accounts -> accounts.account("ann@example.com", Password.of("pw"))
                            .account("bob@example.com", Password.of("pw")))
            .add(Smtp.inbound().listen("127.0.0.1", 0)));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int send(String... further) throws IOException {
        Path text = Files.writeString(temp.resolve("text"), "Grüße\n.dot\n");
        List<String> words =
                new ArrayList<>(List.of("--server", "127.0.0.1:" + mail.client().smtpPort(), "--tls=none"));
        words.addAll(List.of("--from=a@b.example", "--file=" + text));
        words.addAll(List.of(further));
        CommandLine command = new CommandLine(new SendCommand());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words.toArray(String[]::new));
    }

    @Test
    void textGoesToAll() throws IOException {
        assertThat(send("--subject=Schöne Grüße", "ann@example.com", "bob@example.com"))
                .isZero();
        assertThat(out.toString()).contains("ann@example.com: 250 ", "bob@example.com: 250 ");
        assertThat(mail.mails()
                        .to("ann@example.com")
                        .subject("Schöne Grüße")
                        .await()
                        .text())
                .isEqualToNormalizingNewlines("Grüße\n.dot\n");
        mail.mails().to("bob@example.com").count(1);
    }

    @Test
    void aRefusalIsTold() throws IOException {
        assertThat(send("--subject=x", "nobody@example.com", "ann@example.com")).isEqualTo(1);
        assertThat(out.toString()).contains("nobody@example.com: 550 5.1.1", "ann@example.com: 250 ");
    }

    @Test
    void aServerThatIsBusyMeansLater() throws IOException {
        mail.faults().at(Stage.RECIPIENT, "450 4.2.1 busy", 1);
        assertThat(send("--subject=x", "ann@example.com")).isEqualTo(75);
        assertThat(out.toString()).contains("ann@example.com: 450 4.2.1 busy");
    }

    @Test
    void aWholeMessageGoesAsItIs() throws IOException {
        Path file = Files.writeString(temp.resolve("whole"), "Subject: whole\n\n.dot\n");
        assertThat(send("--file=" + file, "ann@example.com")).isEqualTo(2); // twice the same option
        CommandLine command = new CommandLine(new SendCommand());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        int exit = command.setOut(new PrintWriter(out))
                .execute(
                        "--server=127.0.0.1:" + mail.client().smtpPort(),
                        "--tls=none",
                        "--from=<>",
                        "--file=" + file,
                        "ann@example.com");
        assertThat(exit).isZero();
        assertThat(mail.mails().subject("whole").await().text()).contains(".dot");
    }

    @Test
    void whatIsNoServerOrAddressIsAnError() throws IOException {
        assertThat(send("--subject=x", "--server=a b", "ann@example.com")).isEqualTo(2);
        assertThat(send("--subject=x", "ann")).isEqualTo(2);
        assertThat(Endpoint.relay("mail.example")).hasToString("mail.example:587");
        assertThat(Endpoint.relay("[2001:db8::1]:25")).hasToString("[2001:db8::1]:25");
        assertThat(Endpoint.relay("[2001:db8::1]")).hasToString("[2001:db8::1]:587");
    }
}
