package dev.mailwright.store.maildir;

import dev.mailwright.Quota;
import dev.mailwright.store.Usage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file {@code maildirsize} of an account, by which other programs for Maildir++ know its quota: a line {@code
 * <octets>S,<messages>C}, then lines {@code <octets> <messages>} that add up to what is used, octets as the files have
 * them. Here it decides nothing: what is used is known from the mailboxes, and the file is brought in line with that. It
 * is written anew when it has another quota, is damaged or longer than 5,120 octets, as the rules of Maildir++ say, and
 * else gets a line with the difference. Called by one thread at a time.
 */
final class MaildirSize {

    static final String NAME = "maildirsize";

    private static final int MAX_OCTETS = 5120;
    private static final int LINE = 14;

    private final Disk disk;
    private final Path file;

    MaildirSize(Disk disk, Path maildir) {
        this.disk = disk;
        this.file = maildir.resolve(NAME);
    }

    /**
     * What the file says.
     *
     * @param quota its first line
     * @param used what its lines add up to
     */
    record Content(String quota, Usage used, int octets) {

        static Optional<Content> parse(byte[] file) {
            String[] lines = new String(file, StandardCharsets.US_ASCII).split("\n", -1);
            if (lines.length < 2 || !lines[lines.length - 1].isEmpty()) {
                return Optional.empty();
            }
            long bytes = 0;
            long messages = 0;
            try {
                for (int i = 1; i < lines.length - 1; i++) {
                    String[] fields = lines[i].strip().split(" +", -1);
                    bytes = Math.addExact(bytes, Long.parseLong(fields[0]));
                    messages = Math.addExact(messages, Long.parseLong(fields[1]));
                }
            } catch (ArithmeticException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
                return Optional.empty();
            }
            return bytes < 0 || messages < 0
                    ? Optional.empty()
                    : Optional.of(new Content(lines[0].strip(), new Usage(bytes, messages), file.length));
        }
    }

    Optional<Content> read() throws IOException {
        return DiskText.bytes(disk, file).flatMap(Content::parse);
    }

    /** The first line for a quota; empty for one without a limit. */
    static String line(Quota quota) {
        String bytes = quota.bytes() == Long.MAX_VALUE ? "" : quota.bytes() + "S";
        String messages = quota.messages() == Long.MAX_VALUE ? "" : quota.messages() + "C";
        return bytes.isEmpty() || messages.isEmpty() ? bytes + messages : bytes + "," + messages;
    }

    /**
     * Brings it in line with what is used.
     *
     * @param quota of the account; where it is not known the one in the file stays, and where there is none there is
     *     no file
     */
    void update(Optional<Quota> quota, Usage used) throws IOException {
        Optional<byte[]> bytes = DiskText.bytes(disk, file);
        Optional<Content> content = bytes.flatMap(Content::parse);
        Optional<String> first = quota.map(MaildirSize::line).or(() -> content.map(Content::quota));
        if (first.isEmpty() || first.get().isEmpty()) {
            if (bytes.isPresent()) {
                DiskText.deleteIfThere(disk, file);
            }
            return;
        }
        if (content.isEmpty()
                || !content.get().quota().equals(first.get())
                || content.get().octets() + 2 * LINE > MAX_OCTETS) {
            replace(first.get(), used);
        } else if (!content.get().used().equals(used)) {
            add(content.get().used(), used);
        }
    }

    private void replace(String quota, Usage used) throws IOException {
        DiskText.replace(disk, file, quota + "\n" + used.bytes() + " " + used.messages() + "\n");
    }

    /** One write, so that lines of others stay whole; not forced, since it can be counted again. */
    private void add(Usage before, Usage used) throws IOException {
        String line = (used.bytes() - before.bytes()) + " " + (used.messages() - before.messages()) + "\n";
        try (DiskFile to = disk.append(file)) {
            to.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
