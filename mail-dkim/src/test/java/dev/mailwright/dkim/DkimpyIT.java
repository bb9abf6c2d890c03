package dev.mailwright.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailwright.address.Domain;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import dev.mailwright.message.Header;
import dev.mailwright.testing.Ran;
import dev.mailwright.testing.RunProgram;
import dev.mailwright.testing.SeededRandom;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** dkimpy verifies what we sign and we verify what it signs, in all forms and with all kinds of key. */
class DkimpyIT {

    private static final int MESSAGES = Integer.getInteger("messages", 40);
    private static final String PYTHON = "/usr/bin/python3";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SigningKey RSA = SigningKey.generateRsa(RANDOM);
    private static final SigningKey.Ed ED = (SigningKey.Ed) SigningKey.generateEd25519(RANDOM);

    private static final String VERIFY = """
        import dkim, sys
        keys = dict(l.split(None, 1) for l in open(sys.argv[2]).read().splitlines())
        dns = lambda name, timeout=5: keys[(name if isinstance(name, str) else name.decode()).rstrip('.')].encode()
        for i in range(int(sys.argv[3])):
            d = dkim.DKIM(open('%s/%d.eml' % (sys.argv[1], i), 'rb').read())
            for n in range(2):
                try:
                    ok = d.verify(idx=n, dnsfunc=dns)
                except Exception as e:
                    ok = repr(e)
                if ok is not True:
                    print(i, n, ok)
        """;

    private static final String SIGN = """
        import dkim, sys, base64
        forms = [b'simple', b'relaxed']
        pem = open(sys.argv[2], 'rb').read()
        seed = open(sys.argv[4], 'rb').read()
        for i in range(int(sys.argv[3])):
            m = open('%s/%d.eml' % (sys.argv[1], i), 'rb').read()
            c = (forms[i % 2], forms[i // 2 % 2])
            out = b''
            for alg, sel, key in ((b'rsa-sha256', b'rsa', pem), (b'ed25519-sha256', b'ed', seed)):
                out += dkim.sign(m, sel, b'example.com', key, canonicalize=c, signature_algorithm=alg,
                    include_headers=[b'from', b'to', b'subject', b'date', b'message-id'])
            open('%s/%d.eml' % (sys.argv[1], i), 'wb').write(out + m)
        """;

    @TempDir
    Path directory;

    @BeforeAll
    static void isThere() {
        boolean there = Files.isExecutable(Path.of(PYTHON))
                && RunProgram.of(PYTHON, "-c", "import dkim, nacl").run().exit() == 0;
        assumeTrue(there, "python3-dkim and python3-nacl are not installed");
    }

    @Test
    void itVerifiesWhatWeSign() throws IOException {
        List<DkimKey> keys = List.of(
                DkimKey.of(Domain.of("example.com"), "rsa", RSA), DkimKey.of(Domain.of("example.com"), "ed", ED));
        for (int i = 0; i < MESSAGES; i++) {
            byte[] message = message(i);
            DkimSigner signer = DkimSigner.builder(() -> Instant.parse("2024-01-01T00:00:00Z"))
                    .canonicalization(form(i), form(i / 2))
                    .build();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (Header field : signer.sign(new ByteArrayInputStream(message), keys)) {
                out.writeBytes(field.render().getBytes(StandardCharsets.US_ASCII));
            }
            out.writeBytes(message);
            Files.write(directory.resolve(i + ".eml"), out.toByteArray());
        }
        Path records = Files.writeString(
                directory.resolve("keys"),
                "rsa._domainkey.example.com " + RSA.keyRecord() + "\ned._domainkey.example.com " + ED.keyRecord()
                        + "\n");
        assertThat(python(VERIFY, directory.toString(), records.toString(), "" + MESSAGES))
                .isEmpty();
    }

    @Test
    void weVerifyWhatItSigns() throws IOException {
        for (int i = 0; i < MESSAGES; i++) {
            Files.write(directory.resolve(i + ".eml"), message(i));
        }
        Path pem = Files.writeString(directory.resolve("rsa.pem"), RSA.toPem());
        byte[] seed = java.util.Arrays.copyOfRange(ED.pkcs8(), 16, 48);
        Path ed = Files.writeString(
                directory.resolve("ed"), java.util.Base64.getEncoder().encodeToString(seed));
        assertThat(python(SIGN, directory.toString(), pem.toString(), "" + MESSAGES, ed.toString()))
                .isEmpty();
        ZoneDns dns = ZoneDns.empty()
                .add("rsa._domainkey.example.com", RecordType.TXT, RSA.keyRecord())
                .add("ed._domainkey.example.com", RecordType.TXT, ED.keyRecord());
        DkimVerifier verifier = DkimVerifier.builder(dns, Instant::now).build();
        for (int i = 0; i < MESSAGES; i++) {
            byte[] message = Files.readAllBytes(directory.resolve(i + ".eml"));
            assertThat(verifier.verify(new ByteArrayInputStream(message))
                            .toCompletableFuture()
                            .join())
                    .as("message %d", i)
                    .hasSize(2)
                    .allMatch(DkimResult::isPass);
        }
    }

    private static Canonicalization form(int number) {
        return number % 2 == 0 ? Canonicalization.SIMPLE : Canonicalization.RELAXED;
    }

    /** dkimpy does not find fields with a blank before their colon. */
    private static byte[] message(int seed) {
        String any = new String(Mail.any(SeededRandom.of(seed)), StandardCharsets.ISO_8859_1);
        return any.replace("From :", "From:").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String python(String program, String... arguments) {
        Ran ran = RunProgram.of(PYTHON, "-c", program)
                .and(arguments)
                .within(Duration.ofMinutes(3))
                .run();
        assertThat(ran.exit()).as(ran.toString()).isZero();
        return ran.out();
    }
}
