package dev.mailwright.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mailwright.address.Domain;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import dev.mailwright.message.Header;
import dev.mailwright.testing.SeededRandom;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DkimTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SigningKey RSA = SigningKey.generateRsa(RANDOM);
    private static final SigningKey ED = SigningKey.generateEd25519(RANDOM);
    private static final Domain DOMAIN = Domain.of("example.com");
    private static final List<DkimKey> KEYS = List.of(DkimKey.of(DOMAIN, "dkim", RSA), DkimKey.of(DOMAIN, "ed", ED));
    private static final byte[] PLAIN = Mail.crlf("From: a@example.com\nSubject: x\n\nHello\n");

    private final ZoneDns dns = ZoneDns.empty();

    DkimTest() {
        publish("dkim", RSA.keyRecord());
        publish("ed", ED.keyRecord());
    }

    private void publish(String selector, String record) {
        String name = selector + "._domainkey.example.com";
        dns.remove(name, RecordType.TXT).add(name, RecordType.TXT, record);
    }

    private static DkimSigner.Builder signer() {
        return DkimSigner.builder(() -> NOW);
    }

    private static byte[] signed(DkimSigner signer, byte[] message, List<DkimKey> keys) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Header header : signer.sign(new ByteArrayInputStream(message), keys)) {
            out.writeBytes(header.render().getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(message);
        return out.toByteArray();
    }

    private List<DkimResult> verify(byte[] message) throws IOException {
        return verify(message, NOW);
    }

    private List<DkimResult> verify(byte[] message, Instant now) throws IOException {
        return DkimVerifier.builder(dns, () -> now)
                .build()
                .verify(new ByteArrayInputStream(message))
                .toCompletableFuture()
                .join();
    }

    private DkimResult one(String message) throws IOException {
        return verify(Mail.crlf(message)).get(0);
    }

    @Test
    void whatIsSignedVerifiesInEveryForm() {
        SeededRandom.check(200, random -> {
            DkimSigner signer = signer().canonicalization(
                            random.oneOf(Canonicalization.values()), random.oneOf(Canonicalization.values()))
                    .build();
            byte[] message = signed(signer, Mail.any(random), KEYS);
            assertThat(verify(message))
                    .extracting(DkimResult::status)
                    .containsExactly(DkimStatus.PASS, DkimStatus.PASS);
        });
    }

    @Test
    void theBodyMayComeInAnyPieces() {
        SeededRandom.check(300, random -> {
            byte[] body = Mail.any(random);
            for (Canonicalization form : Canonicalization.values()) {
                BodyHash.Kind kind = new BodyHash.Kind(form, "SHA-256", Long.MAX_VALUE);
                BodyHash whole = new BodyHash(kind);
                BodyHash pieces = new BodyHash(kind);
                BodyHash single = new BodyHash(kind);
                whole.update(body, 0, body.length);
                for (int at = 0; at < body.length; ) {
                    int end = Math.min(body.length, at + random.between(1, 40));
                    pieces.update(body, at, end);
                    at = end;
                }
                for (int i = 0; i < body.length; i++) {
                    single.update(body, i, i + 1);
                }
                byte[] hash = single.finish().hash();
                assertThat(whole.finish().hash()).isEqualTo(hash).isEqualTo(reference(body, form));
                assertThat(pieces.finish().hash()).isEqualTo(hash);
            }
        });
    }

    /** The canonical form as rfc6376#3.4.3 and rfc6376#3.4.4 say it, step by step. */
    private static byte[] reference(byte[] body, Canonicalization form) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        boolean relaxed = form == Canonicalization.RELAXED;
        StringBuilder out = new StringBuilder();
        String[] lines = text.split("\r\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = relaxed ? lines[i].replaceAll("[ \t]+", " ").replaceAll(" \\z", "") : lines[i];
            out.append(line).append(i + 1 < lines.length || !line.isEmpty() ? "\r\n" : "");
        }
        String canonical = out.toString().replaceAll("(\r\n)+\\z", "\r\n");
        if (canonical.equals("\r\n") || canonical.isEmpty()) {
            canonical = relaxed ? "" : "\r\n";
        }
        return BodyHash.digest("SHA-256").digest(canonical.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void nobodyCanAddAField() throws IOException {
        byte[] message = signed(signer().build(), PLAIN, KEYS);
        byte[] added = Arrays.copyOf(Mail.crlf("Subject: other\n"), message.length + 16);
        System.arraycopy(message, 0, added, 16, message.length);
        assertThat(verify(added)).extracting(DkimResult::status).containsOnly(DkimStatus.FAIL);
    }

    @Test
    void signaturesExpire() throws IOException {
        byte[] message = signed(signer().expiry(Duration.ofDays(1)).build(), PLAIN, KEYS);
        assertThat(verify(message)).allMatch(DkimResult::isPass);
        assertThat(verify(message, NOW.plus(Duration.ofDays(2))))
                .extracting(DkimResult::reason)
                .containsOnly("the signature has expired");
        assertThat(verify(message, NOW.minus(Duration.ofDays(2))))
                .extracting(DkimResult::status)
                .containsOnly(DkimStatus.POLICY);
    }

    @Test
    void recordsHaveTheirSay() throws IOException {
        byte[] message = signed(signer().build(), PLAIN, KEYS.subList(0, 1));
        String key = "p=" + RSA.publicKey();
        String[][] cases = {
            {"v=DKIM1; t=y; " + key, "pass"},
            {key, "pass"},
            {"v=DKIM1; s=other; " + key, "permerror"},
            {"v=DKIM1; s=other:email; " + key, "pass"},
            {"v=DKIM1; h=sha1; " + key, "permerror"},
            {"v=DKIM1; h=sha1:sha256; n=note; x=unknown; " + key, "pass"},
            {"v=DKIM1; k=ed25519; " + key, "permerror"},
            {"v=DKIM1; p=", "permerror"},
            {"v=DKIM2; " + key, "permerror"},
            {key + "; v=DKIM1", "permerror"},
            {"v=DKIM1; p=!!!", "permerror"},
            {"nonsense", "permerror"},
            {"v=DKIM1; p=" + SigningKey.generateRsa(1_024, RANDOM).publicKey(), "fail"},
        };
        for (String[] each : cases) {
            publish("dkim", each[0]);
            assertThat(verify(message).get(0).status()).as(each[0]).hasToString(each[1]);
        }
        publish("dkim", "t=y;" + key);
        assertThat(verify(message).get(0).isTesting()).isTrue();
        dns.remove("dkim._domainkey.example.com", RecordType.TXT);
        assertThat(verify(message).get(0)).hasToString("permerror example.com (dkim): there is no such key");
        dns.fail("dkim._domainkey.example.com", "timeout");
        assertThat(verify(message).get(0).status()).isEqualTo(DkimStatus.TEMPERROR);
    }

    @Test
    void badSignaturesAreClassified() throws IOException {
        String tags = "v=1; a=rsa-sha256; d=example.com; s=dkim; h=from; bh=AAAA; b=AAAA";
        String rest = "\nFrom: a@example.com\n\nx\n";
        String[][] cases = {
            {tags, "fail"},
            {tags.replace("v=1", "v=2"), "neutral"},
            {tags.replace("v=1; ", ""), "permerror"},
            {tags.replace("rsa-sha256", "rsa-sha1"), "policy"},
            {tags.replace("rsa-sha256", "rot13"), "permerror"},
            {tags.replace("h=from", "h=to"), "permerror"},
            {tags.replace("h=from", "h=from:"), "neutral"},
            {tags.replace("bh=AAAA", "bh=!"), "neutral"},
            {tags + "; i=a@other.example", "permerror"},
            {tags + "; i=a@sub.example.com", "permerror"},
            {tags + "; q=carrier/pigeon", "permerror"},
            {tags + "; c=loose", "permerror"},
            {tags + "; t=10; x=5", "permerror"},
            {tags + "; x=abc", "neutral"},
            {tags + "; b=AAAA", "neutral"},
            {tags + "; l=99999999999999999999", "fail"},
            {tags.replace("s=dkim", "s=" + "x".repeat(64)), "neutral"},
        };
        for (String[] each : cases) {
            assertThat(one("DKIM-Signature: " + each[0] + rest).status())
                    .as(each[0])
                    .hasToString(each[1]);
        }
        assertThat(one("From: a@example.com\n\nx\n").status()).isEqualTo(DkimStatus.NONE);
    }

    @Test
    void partOfABodyIsNotEnough() throws IOException {
        SignedPart part = new SignedPart();
        byte[] message = part.message("Hello\n", "Hello\nAdded\n");
        assertThat(verify(message).get(0).status()).isEqualTo(DkimStatus.POLICY);
        DkimVerifier open =
                DkimVerifier.builder(dns, () -> NOW).acceptPartialBodies().build();
        assertThat(open.verify(new ByteArrayInputStream(message))
                        .toCompletableFuture()
                        .join()
                        .get(0)
                        .isPass())
                .isTrue();
        assertThat(verify(part.message("Hello\n", "Hello\n")).get(0).isPass()).isTrue();
    }

    /** Signs the beginning of a body by hand, which the signer does not offer. */
    private static final class SignedPart {

        byte[] message(String signed, String sent) {
            byte[] body = Mail.crlf(signed);
            String hash = java.util.Base64.getEncoder()
                    .encodeToString(BodyHash.digest("SHA-256").digest(body));
            String field = "DKIM-Signature: v=1; a=ed25519-sha256; c=simple; d=example.com; s=ed; l=" + body.length
                    + "; h=from; bh=" + hash + "; b=";
            String signature = java.util.Base64.getEncoder()
                    .encodeToString(ED.sign(("From: a@example.com\r\n" + field).getBytes(StandardCharsets.US_ASCII)));
            return Mail.crlf(field + signature + "\nFrom: a@example.com\n\n" + sent);
        }
    }

    @Test
    void onlySoManySignaturesAreLookedAt() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            many.append("DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=k")
                    .append(i)
                    .append("; h=from; bh=AAAA; b=AAAA\n");
        }
        int before = dns.queries();
        assertThat(verify(Mail.crlf(many + "From: a@example.com\n\nx\n"))).hasSize(9);
        assertThat(dns.queries() - before).isEqualTo(8);
    }

    @Test
    void memoryDoesNotDependOnTheLength() throws IOException {
        byte[] line = Mail.crlf("0123456789 0123456789  0123456789 0123456789 0123456789 0123456789\n");
        InputStream body = new InputStream() {
            private long left = 100_000_000;

            @Override
            public int read() {
                return left-- > 0 ? line[(int) (left % line.length)] : -1;
            }

            @Override
            public int read(byte[] to, int offset, int length) {
                int count = (int) Math.min(left, Math.min(length, line.length));
                System.arraycopy(line, 0, to, offset, Math.max(0, count));
                left -= count;
                return count <= 0 ? -1 : count;
            }
        };
        long before = allocated();
        List<Header> fields = signer().build()
                .sign(
                        new SequenceInputStream(new ByteArrayInputStream(Mail.crlf("From: a@example.com\n\n")), body),
                        KEYS);
        assertThat(fields).hasSize(2);
        assertThat(allocated() - before).isLessThan(4_000_000);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @Test
    void keysGoThroughPem() {
        for (SigningKey key : List.of(RSA, ED)) {
            assertThat(SigningKey.pem(key.toPem()).publicKey()).isEqualTo(key.publicKey());
            assertThat(DkimKeyRecord.parse(key.keyRecord()).map(DkimKeyRecord::bits))
                    .contains(key.bits());
            assertThat(key.toString()).doesNotContain(key.publicKey());
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.pem("nothing"));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.pkcs8(new byte[20]));
    }

    @Test
    void weakKeysProveNothing() throws Exception {
        java.security.KeyPairGenerator generator = java.security.KeyPairGenerator.getInstance("RSA");
        generator.initialize(512);
        java.security.KeyPair pair = generator.generateKeyPair();
        SigningKey weak = SigningKey.pkcs8(pair.getPrivate().getEncoded());
        assertThatIllegalArgumentException().isThrownBy(() -> DkimKey.of(DOMAIN, "weak", weak));
        publish("dkim", weak.keyRecord());
        byte[] message = signed(signer().build(), PLAIN, KEYS.subList(0, 1));
        assertThat(verify(message).get(0)).hasToString("policy example.com (dkim): the key has only 512 bits");
    }

    @Test
    void hostileOctetsBecomeResults() {
        byte[] good = Mail.crlf(Mail.text("rfc8463-a3.eml"));
        SeededRandom.check(2_000, random -> {
            byte[] message = good.clone();
            for (int i = random.between(1, 8); i > 0; i--) {
                message[random.between(0, message.length - 1)] = (byte) random.between(0, 255);
            }
            assertThat(verify(Arrays.copyOf(message, random.between(0, message.length))))
                    .isNotEmpty();
        });
    }

    @Test
    void hostileRecordsBecomeResults() throws IOException {
        byte[] message = signed(signer().build(), PLAIN, KEYS.subList(0, 1));
        SeededRandom.check(2_000, random -> {
            StringBuilder record = new StringBuilder(RSA.keyRecord());
            for (int i = random.between(1, 6); i > 0; i--) {
                record.setCharAt(random.between(0, record.length() - 1), (char) random.between(0, 255));
            }
            publish("dkim", record.toString());
            assertThat(verify(message)).hasSize(1);
        });
        publish("dkim", "x=y;".repeat(16_000));
        assertThat(verify(message).get(0).status()).isEqualTo(DkimStatus.PERMERROR);
    }
}
