package dev.mailwright.examples.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.address.Domain;
import dev.mailwright.dkim.DkimKeys;
import dev.mailwright.dkim.DkimSigner;
import dev.mailwright.examples.serve.VerifyCommand;
import dev.mailwright.message.Header;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From a new key to a message that is believed. */
class DnsCommandsTest {

    @TempDir
    Path directory;

    private final StringWriter said = new StringWriter();

    private int run(Object command, Object... words) {
        CommandLine line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        said.getBuffer().setLength(0);
        return line.execute(java.util.Arrays.stream(words).map(Object::toString).toArray(String[]::new));
    }

    private Path keys() {
        return directory.resolve("keys");
    }

    private Path zone() throws IOException {
        assertThat(run(
                        new DnsCommand(),
                        "records",
                        "example.com",
                        "--keys",
                        keys(),
                        "--host",
                        "mail.example.com=192.0.2.1"))
                .isZero();
        return Files.writeString(directory.resolve("zone"), said + "1.2.0.192.in-addr.arpa. PTR mail.example.com.\n");
    }

    private Path message(String text) throws IOException {
        byte[] body = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder();
        for (Header field : DkimSigner.builder(Instant::now)
                .build()
                .sign(new ByteArrayInputStream(body), DkimKeys.folder(keys()).keysFor(Domain.of("example.com")))) {
            out.append(field.render());
        }
        return Files.writeString(directory.resolve("mail.eml"), (out + text).replace("\r\n", "\n"));
    }

    @Test
    void aKeyIsMadeOnceForItsOwnerAlone() throws IOException {
        assertThat(run(new DkimCommand(), "keygen", "example.com", "--folder", keys()))
                .isZero();
        Path file = keys().resolve("example.com/dkim.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(said.toString())
                .contains("dkim._domainkey.example.com. 3600 IN TXT \"v=DKIM1; k=rsa; t=s; s=email; p=");
        assertThat(run(new DkimCommand(), "keygen", "example.com", "--folder", keys()))
                .isEqualTo(2);
        assertThat(said.toString()).contains("is there already");
        assertThat(run(new DkimCommand(), "keygen", "example.com", "--bits", "512"))
                .isEqualTo(2);
    }

    @Test
    void whatIsPublishedIsChecked() throws IOException {
        run(new DkimCommand(), "keygen", "example.com", "--folder", keys(), "--ed25519", "--selector", "ed");
        Path zone = zone();
        Object[] check = {
            "check", "example.com", "--keys", keys(), "--host", "mail.example.com=192.0.2.1", "--zone", zone
        };
        assertThat(run(new DnsCommand(), check)).as(said.toString()).isZero();
        assertThat(said.toString()).matches("(\\d+) of \\1 are as they should be\n");
        Files.writeString(zone, Files.readString(zone).replace("v=spf1 mx -all", "v=spf1 ptr:other.example -all"));
        assertThat(run(new DnsCommand(), check)).isEqualTo(1);
        assertThat(said.toString())
                .contains("different  example.com TXT (highly recommended)\n")
                .contains("mail from our address 192.0.2.1 gets")
                .contains("ptr is slow");
        assertThat(run(new DnsCommand(), "records", "example.com", "--json")).isZero();
        assertThat(said.toString()).startsWith("{\n  \"domain\": \"example.com\"");
        assertThat(run(new DnsCommand(), "records", "example.com", "--policy")).isZero();
        assertThat(said.toString()).startsWith("version: STSv1\r\n");
        assertThat(run(new DnsCommand(), "records", "example.com", "--sender", "ptr"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("ptr should not be used");
    }

    @Test
    void aMessageIsVerifiedWithReasons() throws IOException {
        run(new DkimCommand(), "keygen", "example.com", "--folder", keys());
        Path zone = zone();
        Path mail = message("From: John <john@example.com>\nSubject: x\n\nHello\n");
        assertThat(run(new VerifyCommand(), mail, "--zone", zone))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).isEqualTo("""
            dkim   pass example.com (dkim), rsa-sha256, key of 2048 bits
            spf    none : not checked
            arc    none there is no chain
            dmarc  pass example.com by a signature, record of example.com
            """);
        Files.writeString(mail, Files.readString(mail) + "More\n");
        assertThat(run(new VerifyCommand(), mail, "--zone", zone, "--client", "192.0.2.7", "--from", "a@example.com"))
                .isEqualTo(1);
        assertThat(said.toString())
                .contains("dkim   fail example.com (dkim): the body was changed")
                .contains("spf    fail example.com, by -all")
                .contains("dmarc  fail example.com: nothing that passes belongs to it; it asks for quarantine");
    }
}
