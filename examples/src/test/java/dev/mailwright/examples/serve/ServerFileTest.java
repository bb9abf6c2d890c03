package dev.mailwright.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.fetch.Fetch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerFileTest {

    private static final String GOOD = """
        hostname: mail.example.com
        postmaster: john@example.com
        mail: {directory: mail}
        accounts:
          john@example.com: {password: secret}
        services:
          imap: [{port: 0}]
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    @Test
    void theSampleIsGoodAndRoutes() throws IOException {
        Path sample = temp.resolve("mailwright.yaml");
        Files.copy(Path.of("src/main/dist/mailwright.yaml"), sample);
        try (MailServer server = ServerFile.read(sample).build()) {
            assertThat(server.explain(EmailAddress.of("info@example.org")).toString())
                    .contains("john@example.com")
                    .contains("mary@example.com");
        }
        try (var files = Files.list(temp)) {
            assertThat(files).as("nothing is made by reading").containsExactly(sample);
        }
    }

    @Test
    void aMinimalFileIsEnough() throws IOException {
        try (MailServer server = ServerFile.read(file(GOOD)).build()) {
            assertThat(server.start().state()).isEqualTo(MailServer.State.RUNNING);
        }
        assertThat(temp.resolve("mail")).isDirectory();
    }

    @Test
    void fetchesFromOtherServers() throws IOException {
        String fetch = GOOD + """
            fetch:
              gmx: {protocol: pop3, host: pop.gmx.example, user: u, password: p, deliver-to: john@example.com, keep: true}
              provider:
                host: imap.provider.example
                tls: starttls
                user: u
                password: p
                enabled: false
                every-minutes: 10
                folders: {INBOX: INBOX, Sent: Old/Sent}
                multidrop: {domains: [example.com], skip: 1, fallback: john@example.com}
            """;
        try (MailServer server = ServerFile.read(file(fetch)).build()) {
            server.start();
            assertThat(server.service(Fetch.ENGINE).status())
                    .extracting(status -> status.account().toString())
                    .containsExactly("gmx (POP3 at pop.gmx.example)", "provider (IMAP at imap.provider.example)");
            server.service(Fetch.ENGINE).remove("gmx");
        }
        String bad = GOOD + "fetch: {gmx: {host: pop.gmx.example, user: u, password: p, multidrop: {}}}\n";
        assertThatThrownBy(() -> ServerFile.read(file(bad)).build())
                .hasMessageContaining("multidrop without a fallback");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "hostname:        | hostnam:         | :1: there is no \"hostnam\"; did you mean \"hostname\"?",
                "{port: 0}        | {prot: 0}        | :7: there is no \"prot\" in services.imap[0]; did you mean"
                        + " \"port\"?",
                "{port: 0}        | {port: 70000}    | :7: services.imap[0].port must be a whole number from 0 to"
                        + " 65535",
                "{port: 0}        | {port: imap}     | :7: services.imap[0].port must be a whole number from 0 to"
                        + " 65535",
                "{port: 0}        | {host: localhost} | :7: services.imap[0] has no port",
                "{port: 0}        | {port: 0, tls: startls} | :7: services.imap[0].tls must be one of starttls,"
                        + " implicit; did you mean \"starttls\"?",
                "{port: 0}        | {port: 0, tls: implicit} | :6: imap: listenTls needs a certificate",
                "imap:            | imaps:           | :7: there is no \"imaps\" in services; did you mean \"imap\"?",
                "{password: secret} | {pasword: secret} | :5: there is no \"pasword\" in accounts.john@example.com;"
                        + " did you mean \"password\"?",
                "{password: secret} | secret         | :5: accounts.john@example.com must have keys with values:"
                        + " password",
                "{password: secret} | {password: '{ROT13}frperg'} | :5: accounts.john@example.com.password cannot be"
                        + " used: this scheme",
                "{password: secret} | {password: secret, quota: much} | :5: accounts.john@example.com.quota is"
                        + " \"much\": a size is a number",
                "john@example.com: { | john at example: { | :5: accounts.john at example is no address",
                "{directory: mail} | {}               | :3: mail needs one of directory: and template:",
                "{directory: mail} | {template: mail} | :3: mail.template is \"mail\":",
                "postmaster: john@example.com | postmaster: john | :2: postmaster is \"john\":",
                "mail: {           | mail: [          | :3: this is no YAML",
                "services:         | tls: {certificate: none.pem, key: none.pem}^services: | :6: tls.certificate"
                        + " cannot be read",
                "services:         | files: {passwd: none}^services: | :6: files.passwd cannot be used",
                "services:         | logging: {level: loud}^services: | :6: logging.level must be one of error, warn,"
                        + " info",
                "services:         | hostname: again^services: | :6: hostname is here and in line 1; remove one",
            })
    void aMistakeIsToldWithLineAndFix(String good, String bad, String told) throws IOException {
        assertThat(GOOD).contains(good);
        Path file = file(GOOD.replace(good, bad.replace('^', '\n')));
        assertThatThrownBy(() -> ServerFile.read(file))
                .isInstanceOf(FaultyFileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(told);
    }

    @Test
    void allMistakesAreToldInTheirOrder() throws IOException {
        Path file = file("hostnam: a\nmail: {directry: x}\nservices: {smpt: []}\n");
        FaultyFileException faults = catchThrowableOfType(FaultyFileException.class, () -> ServerFile.read(file));
        List<String> lines = String.valueOf(faults.getMessage()).lines().toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(4);
        assertThat(lines.get(0)).contains("hostname is missing; add hostname: mail.example.com");
        assertThat(lines.get(1)).contains(":1: ");
        assertThat(lines.get(2)).contains(":2: ");
    }

    @Test
    void anEmptyFileAndNoFile() throws IOException {
        Path empty = file("# nothing\n");
        assertThatThrownBy(() -> ServerFile.read(empty)).hasMessageContaining("must have keys with values");
        assertThatThrownBy(() -> ServerFile.read(temp.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void ringsAndBombsOfAnchorsEnd() throws IOException {
        Path ring = file("hostname: &a {x: *a}\n");
        Path bomb = file("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n");
        assertThatThrownBy(() -> ServerFile.read(ring)).isInstanceOf(FaultyFileException.class);
        assertThatThrownBy(() -> ServerFile.read(bomb)).isInstanceOf(FaultyFileException.class);
    }

    @Test
    void filesThatPeopleHaveAreUsed() throws IOException {
        Files.writeString(temp.resolve("users"), "ann@example.com:{PLAIN}secret::::::\n");
        Files.writeString(temp.resolve("virtual"), "team@example.com ann@example.com\n");
        Path file = file(GOOD.replace("services:", "files: {passwd: users, virtual: virtual}\nservices:"));
        try (MailServer server = ServerFile.read(file).build()) {
            assertThat(server.explain(EmailAddress.of("team@example.com")).toString())
                    .contains("ann@example.com: mailbox");
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(temp.resolve("server.yaml"), text);
    }
}
