package dev.mailwright.message;

import java.io.IOException;
import java.io.InputStream;

/** Decodes base64 on the way. */
final class Base64InputStream extends DecodingInputStream {

    private final Base64Decoder decoder = new Base64Decoder();

    Base64InputStream(InputStream source) {
        super(source);
    }

    @Override
    int decode() throws IOException {
        for (int octet = raw(); octet >= 0; octet = raw()) {
            int decoded = decoder.next(octet);
            if (decoded >= 0) {
                return decoded;
            }
        }
        return -1;
    }
}
