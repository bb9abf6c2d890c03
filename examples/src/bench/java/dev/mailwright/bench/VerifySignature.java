package dev.mailwright.bench;

import dev.mailwright.dkim.Canonicalization;
import dev.mailwright.dkim.DkimResult;
import dev.mailwright.dkim.DkimVerifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A signed message comes in; beside it what no verifier can do without: one RSA operation, one hash of the octets. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class VerifySignature {

    @Param({"4096", "1048576"})
    int octets;

    @Param({"RELAXED", "SIMPLE"})
    Canonicalization form;

    private byte[] message = {};
    private byte[] header = {};
    private byte[] signature = {};
    private SignedMail mail;
    private DkimVerifier verifier;
    private DKIMVerifier jdkim;

    @Setup
    public void sign() throws IOException, GeneralSecurityException {
        mail = new SignedMail();
        message = mail.signed(octets, form);
        verifier = DkimVerifier.builder(mail.dns, Instant::now).build();
        String key = Base64.getEncoder().encodeToString(mail.pair.getPublic().getEncoded());
        jdkim = new DKIMVerifier((methods, selector, token) -> List.of("v=DKIM1; k=rsa; p=" + key));
        header = SignedMail.message(500);
        Signature raw = Signature.getInstance("SHA256withRSA");
        raw.initSign(mail.pair.getPrivate());
        raw.update(header);
        signature = raw.sign();
    }

    @Benchmark
    public List<DkimResult> mailwright() throws IOException {
        List<DkimResult> results = verifier.verify(new ByteArrayInputStream(message))
                .toCompletableFuture()
                .join();
        if (!results.get(0).isPass()) {
            throw new IllegalStateException(results.toString());
        }
        return results;
    }

    @Benchmark
    public Object jdkim() throws IOException, FailException {
        return jdkim.verify(new ByteArrayInputStream(message));
    }

    @Benchmark
    public boolean rawRsa() throws GeneralSecurityException {
        Signature raw = Signature.getInstance("SHA256withRSA");
        raw.initVerify(mail.pair.getPublic());
        raw.update(header);
        return raw.verify(signature);
    }

    @Benchmark
    public byte[] rawSha256() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(message);
    }
}
