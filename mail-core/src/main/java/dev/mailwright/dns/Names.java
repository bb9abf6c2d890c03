package dev.mailwright.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.xbill.DNS.Name;

/** Names of ours and of dnsjava. They meet as octets, so nothing has to be escaped. */
final class Names {

    private Names() {}

    static Name toWire(DnsName name) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(64);
        for (String label : name.labels()) {
            octets.write(label.length());
            octets.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
        }
        octets.write(0);
        try {
            return new Name(octets.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Empty where a label has a dot inside, which we have no words for. */
    static Optional<DnsName> fromWire(Name name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.labels(); i++) {
            byte[] label = name.getLabel(i);
            String part = new String(label, 1, label[0] & 0xff, StandardCharsets.ISO_8859_1);
            if (part.indexOf('.') >= 0) {
                return Optional.empty();
            }
            if (!part.isEmpty()) {
                text.append(part).append('.');
            }
        }
        return text.isEmpty() ? Optional.of(DnsName.ROOT) : DnsName.parse(text.toString());
    }
}
