package dev.mailwright.dkim;

import dev.mailwright.dkim.HeaderFields.Field;

/** The octets that a signature field signs. */
final class SignedText {

    private SignedText() {}

    /** The chosen fields, then the signature field itself without its signature and last line end. // rfc6376#3.7 */
    static Octets of(HeaderFields header, Field own, SignatureTags tags) {
        Octets text = new Octets();
        for (Field field : header.chosen(tags.names)) {
            tags.headerForm.field(header.octets(), field.start(), field.end(), text);
        }
        byte[] unsigned = withoutSignature(header.octets(), own);
        tags.headerForm.field(unsigned, 0, unsigned.length, text);
        text.chompLineEnd();
        return text;
    }

    /** The field with the value of its {@code b=} tag taken out, blanks and all. */
    static byte[] withoutSignature(byte[] octets, Field own) {
        Octets out = new Octets();
        int at = own.start();
        while (octets[at] != ':') {
            at++;
        }
        int start = ++at;
        for (; at < own.end(); at++) {
            if (octets[at] == '=' && isSignatureName(octets, start, at)) {
                int end = at + 1;
                while (end < own.end() && octets[end] != ';') {
                    end++;
                }
                out.add(octets, own.start(), at + 1);
                out.add(octets, end, own.end());
                return out.toArray();
            }
            if (octets[at] == ';') {
                start = at + 1;
            }
        }
        out.add(octets, own.start(), own.end());
        return out.toArray();
    }

    private static boolean isSignatureName(byte[] octets, int start, int equals) {
        int names = 0;
        for (int i = start; i < equals; i++) {
            if (octets[i] == 'b') {
                names++;
            } else if (!TagList.isBlank((char) octets[i])) {
                return false;
            }
        }
        return names == 1;
    }
}
