package dev.mailwright.net;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** PEM blocks (rfc7468), read leniently about what stands between them and strictly about what they hold. */
final class Pem {

    /** What to say about a key with a password. */
    static final String ENCRYPTED =
            "the key is encrypted; write it without a password: openssl pkey -in key.pem -out plain.pem";

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    private Pem() {}

    /** One block: what stands after BEGIN, and what it holds. */
    static final class Block {
        private final String label;
        private final byte[] der;

        Block(String label, byte[] der) {
            this.label = label;
            this.der = der;
        }

        String label() {
            return label;
        }

        byte[] der() {
            return der;
        }
    }

    static List<Block> blocks(byte[] file) {
        List<Block> blocks = new ArrayList<>();
        String label = "";
        StringBuilder body = new StringBuilder();
        for (String line : new String(file, StandardCharsets.ISO_8859_1)
                .lines()
                .map(String::strip)
                .toList()) {
            if (line.startsWith(BEGIN) && line.endsWith(DASHES) && line.length() > BEGIN.length() + DASHES.length()) {
                label = line.substring(BEGIN.length(), line.length() - DASHES.length());
                body.setLength(0);
            } else if (!label.isEmpty() && line.startsWith(END)) {
                blocks.add(new Block(label, decode(label, body.toString())));
                label = "";
            } else if (!label.isEmpty()) {
                body.append(line).append('\n');
            }
        }
        if (!label.isEmpty()) {
            throw new IllegalArgumentException("the block " + label + " has no end");
        }
        return blocks;
    }

    private static byte[] decode(String label, String body) {
        if (body.contains("ENCRYPTED")) {
            throw new IllegalArgumentException(ENCRYPTED);
        }
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("the block " + label + " is not Base64", broken);
        }
    }
}
