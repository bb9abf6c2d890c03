package dev.mailwright.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.net.bouncycastle.SelfSigned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemTest {

    private static final byte[] P256 = {0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x03, 0x01, 0x07};

    @TempDir
    Path directory = Path.of("unset");

    @Test
    void readsOldRsaKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
        // 26 octets of PKCS#8 stand before the PKCS#1 key of this size.
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
        assertThat(Der.rsaToPkcs8(pkcs1)).isEqualTo(pkcs8);
        assertThat(Der.algorithm(pkcs8)).isEqualTo("RSA");
    }

    @Test
    void readsOldEcKeysWithTheCurveOutside() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        PrivateKey key = generator.generateKeyPair().getPrivate();
        byte[] secret = ((ECPrivateKey) key).getS().toByteArray();
        byte[] sec1 = new byte[39];
        System.arraycopy(new byte[] {0x30, 37, 0x02, 1, 1, 0x04, 32}, 0, sec1, 0, 7);
        int length = Math.min(32, secret.length);
        System.arraycopy(secret, secret.length - length, sec1, 39 - length, length);
        byte[] pkcs8 = Der.ecToPkcs8(sec1, Optional.of(P256));
        assertThat(Der.algorithm(pkcs8)).isEqualTo("EC");
        assertThat(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)))
                .isEqualTo(key);
        assertThatThrownBy(() -> Der.ecToPkcs8(sec1, Optional.empty())).hasMessageContaining("names no curve");
    }

    @Test
    void keepsWhatStandsBetweenBlocksOut() {
        String text =
                "Bag Attributes\n-----BEGIN A-----\n" + Base64.getEncoder().encodeToString(new byte[] {1, 2})
                        + "\n-----END A-----\nnoise\r\n-----BEGIN B-----\r\nAw==\r\n-----END B-----\r\n";
        List<Pem.Block> blocks = Pem.blocks(text.getBytes(StandardCharsets.US_ASCII));
        assertThat(blocks).extracting(Pem.Block::label).containsExactly("A", "B");
        assertThat(blocks.get(1).der()).containsExactly(3);
    }

    @Test
    void encryptedKeysGetTheCommandThatHelps() throws IOException {
        write("pair");
        for (String pem : List.of(
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----\n")) {
            TlsPair pair = new TlsPair("*", directory.resolve("pair.crt"), directory.resolve("pair.key"), List.of());
            byte[] chain = Files.readAllBytes(pair.chain());
            assertThatThrownBy(() -> Credentials.parse(pair, chain, pem.getBytes(StandardCharsets.US_ASCII)))
                    .isInstanceOf(TlsException.class)
                    .hasMessageContaining("openssl pkey");
        }
    }

    private void write(String name) {
        SelfSigned.write(
                directory.resolve(name + ".crt"),
                directory.resolve(name + ".key"),
                List.of(name),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1_000_000));
    }
}
