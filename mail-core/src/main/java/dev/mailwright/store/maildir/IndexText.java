package dev.mailwright.store.maildir;

import dev.mailwright.store.Flag;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Texts and flags in the directory of an {@link IndexFile}. */
final class IndexText {

    private static final List<Flag> SYSTEM = List.of(Flag.SEEN, Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.DRAFT);

    private IndexText() {}

    static void write(DataOutputStream to, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(octets.length);
        to.write(octets);
    }

    static String read(DataInputStream from) throws IOException {
        int length = from.readInt();
        byte[] octets = from.readNBytes(length);
        if (octets.length < length) {
            throw new IOException("an index that ends too soon");
        }
        return new String(octets, StandardCharsets.UTF_8);
    }

    static void flags(DataOutputStream to, Collection<Flag> flags) throws IOException {
        to.writeInt(flags.size());
        for (Flag flag : flags) {
            write(to, flag.name());
        }
    }

    static List<Flag> flags(DataInputStream from) throws IOException {
        int count = from.readInt();
        List<Flag> flags = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            flags.add(flag(read(from)));
        }
        return flags;
    }

    private static Flag flag(String name) {
        for (Flag system : SYSTEM) {
            if (system.name().equals(name)) {
                return system;
            }
        }
        return Flag.keyword(name);
    }

    static Set<Flag> set(DataInputStream from) throws IOException {
        return new HashSet<>(flags(from));
    }
}
