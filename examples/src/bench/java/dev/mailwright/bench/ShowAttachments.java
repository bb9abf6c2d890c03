package dev.mailwright.bench;

import dev.mailwright.message.MimeLimits;
import dev.mailwright.message.MimeScanner;
import dev.mailwright.message.MimeStructure;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
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

/** A client opens a message for the first time: its structure is found in one pass over the bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ShowAttachments {
    private static final String BASE64_LINE =
            "TWFpbHdyaWdodCBtZWFzdXJlcyBob3cgZmFzdCBhIHN0cnVjdHVyZSBpcyBmb3VuZA==\r\n";

    @Param({"1", "10", "100"})
    int attachments;

    @Param({"100"})
    int kilobytesEach;

    private byte[] message = {};

    @Setup
    public void compose() {
        var text = new StringBuilder("From: john@example.com\r\nTo: mary@example.com\r\nSubject: files\r\n")
                .append("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"edge\"\r\n\r\n");
        for (int i = 0; i < attachments; i++) {
            text.append("--edge\r\nContent-Type: application/octet-stream; name=\"file")
                    .append(i)
                    .append(".bin\"\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                    .append(BASE64_LINE.repeat(kilobytesEach * 1024 / BASE64_LINE.length()));
        }
        message = text.append("--edge--\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    public MimeStructure structure() {
        return MimeScanner.scan(new ByteArrayInputStream(message), MimeLimits.DEFAULT);
    }
}
