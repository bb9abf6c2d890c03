package dev.mailwright.queue.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailwright.queue.EntryText;
import dev.mailwright.queue.QueueException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Files of the queue that something has damaged: read as far as they are whole, and never more than is there. */
class QueueFuzzTest {

    private static final int ROOM = 1 << 16;

    /** What is read can be written, and is the same then. */
    @FuzzTest(maxDuration = "1m")
    void entry(byte[] octets) {
        try {
            byte[] written = EntryText.encode(EntryText.decode(octets));
            if (!Arrays.equals(written, EntryText.encode(EntryText.decode(written)))) {
                throw new AssertionError("is another entry when it is read again");
            }
        } catch (QueueException refused) {
            return;
        }
    }

    /** Any octets behind the head of a segment. */
    @FuzzTest(maxDuration = "1m")
    void segment(byte[] octets) throws IOException {
        Path directory = Files.createTempDirectory("queue-fuzz");
        Path file = directory.resolve("segment");
        try {
            Segment.begin(file, 1, 4_711).close();
            byte[] head = Arrays.copyOf(Files.readAllBytes(file), Segment.HEAD);
            Files.write(file, head, StandardOpenOption.TRUNCATE_EXISTING);
            Files.write(file, octets, StandardOpenOption.APPEND);
            Segment segment = Segment.open(file);
            try {
                scan(segment, octets.length);
            } finally {
                segment.close();
            }
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
    }

    private static void scan(Segment segment, int length) throws IOException {
        SegmentScan scan = new SegmentScan(segment, true);
        long end = scan.run(new SegmentScan.Visitor() {
            @Override
            public void body(long offset, long size, long body) {
                inside(offset, size, length);
            }

            @Override
            public void entry(long offset, int size, long entry, long body, ByteBuffer content) {
                inside(offset, size, length);
                if (content.remaining() > ROOM + length) {
                    throw new AssertionError("more than there is: " + content);
                }
            }

            @Override
            public void gone(long entry) {
                // any number
            }
        });
        inside(end, 0, length);
    }

    private static void inside(long offset, long size, int length) {
        if (offset < 0 || size < 0 || offset + size > Segment.HEAD + (long) length) {
            throw new AssertionError(offset + " + " + size + " is not in the file");
        }
    }
}
