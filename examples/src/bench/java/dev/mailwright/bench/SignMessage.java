package dev.mailwright.bench;

import dev.mailwright.address.Domain;
import dev.mailwright.dkim.Canonicalization;
import dev.mailwright.dkim.DkimKey;
import dev.mailwright.dkim.DkimSigner;
import dev.mailwright.dkim.SigningKey;
import dev.mailwright.message.Header;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519.Algorithm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A message of 4 KB leaves, signed; beside it the operation on the key alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class SignMessage {

    private final byte[] message = SignedMail.message(4096);
    private final byte[] header = SignedMail.message(500);
    private final byte[] hash = new byte[32];
    private final DkimSigner signer = SignedMail.signer(Canonicalization.RELAXED);
    private final Ed25519PrivateKeyParameters raw = new Ed25519PrivateKeyParameters(new SecureRandom());
    private SignedMail mail;
    private DkimKey ed25519;

    @Setup
    public void keys() throws GeneralSecurityException {
        mail = new SignedMail();
        ed25519 = DkimKey.of(Domain.of("example.org"), "ed", SigningKey.generateEd25519(new SecureRandom()));
    }

    @Benchmark
    public List<Header> rsa() throws IOException {
        return signer.sign(new ByteArrayInputStream(message), List.of(mail.rsa));
    }

    @Benchmark
    public byte[] rawRsa() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(mail.pair.getPrivate());
        signature.update(header);
        return signature.sign();
    }

    @Benchmark
    public List<Header> ed25519() throws IOException {
        return signer.sign(new ByteArrayInputStream(message), List.of(ed25519));
    }

    @Benchmark
    public byte[] rawEd25519() {
        byte[] signature = new byte[64];
        raw.sign(Algorithm.Ed25519, null, hash, 0, hash.length, signature, 0);
        return signature;
    }
}
