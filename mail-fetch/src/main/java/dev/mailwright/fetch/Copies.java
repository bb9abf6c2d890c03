package dev.mailwright.fetch;

import dev.mailwright.fetch.journal.HeaderHash;
import dev.mailwright.message.HeaderField;
import dev.mailwright.message.Headers;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Some providers put one copy of a message into a shared mailbox for each of its recipients there. Where the envelope is not known each copy seems to be for all of
 * them; so who has had one is remembered, for the last few thousand, while the engine runs. Thread-safe.
 */
final class Copies {

    private static final int MOST = 5_000;

    private final Set<String> had = Collections.synchronizedSet(new LinkedHashSet<>());

    /** False when it was claimed before. */
    boolean claim(String copy) {
        synchronized (had) {
            boolean first = had.add(copy);
            if (had.size() > MOST) {
                Iterator<String> oldest = had.iterator();
                oldest.next();
                oldest.remove();
            }
            return first;
        }
    }

    void giveBack(String copy) {
        had.remove(copy);
    }

    /** Message id and body; the trace fields differ from copy to copy. */
    static String digest(Headers headers, Message message) {
        MessageDigest sha = HeaderHash.sha256();
        String id = headers.first("Message-ID").map(HeaderField::text).orElse("");
        sha.update(id.getBytes(StandardCharsets.UTF_8));
        try (InputStream in = message.open()) {
            in.skipNBytes(headers.end());
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new MessageIoException("reading a message", e);
        }
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }
}
