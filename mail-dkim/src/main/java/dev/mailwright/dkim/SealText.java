package dev.mailwright.dkim;

import dev.mailwright.dkim.HeaderFields.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The octets that seals and their message signatures sign, in the relaxed form (rfc8617#5.1.1). */
public final class SealText {

    private SealText() {}

    /** Fields in this order, the last one without its signature and its line end. */
    public static byte[] of(HeaderFields header, List<Field> fields) {
        Octets text = new Octets();
        for (Field field : fields.subList(0, fields.size() - 1)) {
            Canonicalization.RELAXED.field(header.octets(), field.start(), field.end(), text);
        }
        unsigned(header, fields.get(fields.size() - 1), text);
        return text.toArray();
    }

    /** The fields that were chosen by name, bottom up, then a field of our own that is not signed yet. */
    public static byte[] of(HeaderFields header, List<String> names, String own) {
        Octets text = new Octets();
        for (Field field : header.chosen(names)) {
            Canonicalization.RELAXED.field(header.octets(), field.start(), field.end(), text);
        }
        HeaderFields ours = HeaderFields.of(own.getBytes(StandardCharsets.UTF_8));
        unsigned(ours, ours.fields().get(0), text);
        return text.toArray();
    }

    private static void unsigned(HeaderFields header, Field field, Octets text) {
        byte[] octets = SignedText.withoutSignature(header.octets(), field);
        Canonicalization.RELAXED.field(octets, 0, octets.length, text);
        text.chompLineEnd();
    }
}
