package dev.mailwright.bench;

import dev.mailwright.address.Domain;
import dev.mailwright.dkim.Canonicalization;
import dev.mailwright.dkim.DkimKey;
import dev.mailwright.dkim.DkimSigner;
import dev.mailwright.dkim.SigningKey;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A message of words and blanks, and keys to sign it. */
final class SignedMail {

    final KeyPair pair;
    final DkimKey rsa;
    final ZoneDns dns = ZoneDns.empty();

    SignedMail() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
        SigningKey key = SigningKey.pkcs8(pair.getPrivate().getEncoded());
        rsa = DkimKey.of(Domain.of("example.org"), "dkim", key);
        dns.add(rsa.recordName().toString(), RecordType.TXT, key.keyRecord());
    }

    static DkimSigner signer(Canonicalization form) {
        return DkimSigner.builder(Instant::now).canonicalization(form, form).build();
    }

    static byte[] message(int size) {
        StringBuilder out = new StringBuilder("""
            Received: from a.example.org (a.example.org [192.0.2.1])
            \tby mx.example.net with ESMTP id 123;
            \tMon, 1 Jan 2024 10:00:00 +0000
            Date: Mon, 1 Jan 2024 10:00:00 +0000
            From: Person <p@example.org>
            To: user@example.net
            Message-ID: <m1@example.org>
            Subject: test message number 1
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            """.replace("\n", "\r\n"));
        Random random = new Random(1);
        while (out.length() < size) {
            for (int i = 0; i < 74; i++) {
                out.append((char) (random.nextInt(7) == 0 ? ' ' : 'a' + random.nextInt(26)));
            }
            out.append("\r\n");
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    byte[] signed(int size, Canonicalization form) throws IOException {
        byte[] message = message(size);
        String field = signer(form)
                .sign(new ByteArrayInputStream(message), List.of(rsa))
                .get(0)
                .render();
        return (field + new String(message, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII);
    }
}
