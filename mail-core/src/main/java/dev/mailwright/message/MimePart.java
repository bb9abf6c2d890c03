package dev.mailwright.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One part of a message: where it lies, and what its header says. Strings that come from a header hold one octet a char
 * (ISO-8859-1) and are not decoded, unless said otherwise. Offsets are octets from the start of the message with CRLF
 * line ends. Immutable.
 */
public final class MimePart {

    private final long headerStart;
    private final long bodyStart;
    private final long bodyEnd;
    private final long headerLines;
    private final long bodyLines;
    private final ContentFields fields;
    private final MessageEnvelope envelope;
    private final boolean message;
    private final boolean multipart;
    private final List<MimePart> children;

    MimePart(PartBuilder from, List<MimePart> children) {
        this.headerStart = from.headerStart;
        this.bodyStart = from.bodyStart;
        this.bodyEnd = from.bodyEnd;
        this.headerLines = from.headerLines;
        this.bodyLines = from.bodyLines;
        this.fields = from.fields;
        this.envelope = from.envelope.build();
        this.message = from.opensMessage;
        this.multipart = from.opensMultipart;
        this.children = children;
    }

    public long headerStart() {
        return headerStart;
    }

    /** End of the header, the empty line after it included. */
    public long headerEnd() {
        return bodyStart;
    }

    public long bodyStart() {
        return bodyStart;
    }

    /** End of the body, without the line end that belongs to the boundary after it. */
    public long bodyEnd() {
        return bodyEnd;
    }

    public long headerOctets() {
        return bodyStart - headerStart;
    }

    /** Length of the body. */
    public long octets() {
        return bodyEnd - bodyStart;
    }

    public long headerLines() {
        return headerLines;
    }

    /** Line ends in the body. */
    public long lines() {
        return bodyLines;
    }

    /** As written; {@code text}, or {@code message} in a digest, where the header says nothing. // rfc2045#5.2 */
    public String type() {
        return fields.type();
    }

    /** As written; empty where it is missing. */
    public String subtype() {
        return fields.subtype();
    }

    public boolean is(String type, String subtype) {
        return type().equalsIgnoreCase(type) && subtype().equalsIgnoreCase(subtype);
    }

    public boolean isText() {
        return type().equalsIgnoreCase("text");
    }

    /** Whether it was taken apart at a boundary; it may still have no children. */
    public boolean isMultipart() {
        return multipart;
    }

    /** Whether it holds a message that was taken apart, which is {@link #message()}. */
    public boolean isMessage() {
        return message;
    }

    /** Parameters of Content-Type. */
    public List<MimeParameter> parameters() {
        return fields.parameters();
    }

    /** The decoded value of a Content-Type parameter. */
    public Optional<String> parameter(String name) {
        return Rfc2231.find(parameters(), name);
    }

    public Optional<String> id() {
        return fields.text(ContentFields.ID);
    }

    public Optional<String> description() {
        return fields.text(ContentFields.DESCRIPTION);
    }

    public Optional<String> md5() {
        return fields.text(ContentFields.MD5);
    }

    public Optional<String> location() {
        return fields.text(ContentFields.LOCATION);
    }

    /** Content-Transfer-Encoding as written; absent where the header has none, which means {@code 7bit}. */
    public Optional<String> encoding() {
        return fields.encoding();
    }

    /** The transfer encoding in lower case, {@code 7bit} by default. */
    public String encodingOrDefault() {
        return fields.encoding().map(e -> e.toLowerCase(Locale.ROOT)).orElse("7bit");
    }

    public Optional<MimeField> disposition() {
        return fields.disposition();
    }

    /** Language tags; empty where the header has none. */
    public List<String> languages() {
        return fields.languages();
    }

    /** The decoded file name: of the disposition, else the {@code name} of the type. */
    public Optional<String> fileName() {
        Optional<String> name = disposition().flatMap(d -> d.parameter("filename"));
        return (name.isPresent() ? name : parameter("name")).map(EncodedWords::decode);
    }

    /** Parts of a multipart. Empty for all others. */
    public List<MimePart> children() {
        return message ? List.of() : children;
    }

    /** What a message/rfc822 part holds. */
    public Optional<MimePart> message() {
        return message ? Optional.of(children.get(0)) : Optional.empty();
    }

    /** The envelope of the root or of an embedded message; empty fields for every other part. */
    public MessageEnvelope envelope() {
        return envelope;
    }

    /**
     * The part that a section number names, this being the root or an embedded message (rfc3501#6.4.5): {@code 2.1} is
     * {@code find(2, 1)}. Without numbers this part.
     */
    public Optional<MimePart> find(int... numbers) {
        MimePart at = this;
        for (int i = 0; i < numbers.length; i++) {
            MimePart holder = i > 0 && at.message ? at.children.get(0) : at;
            if (holder.multipart) {
                if (numbers[i] < 1 || numbers[i] > holder.children.size()) {
                    return Optional.empty();
                }
                at = holder.children.get(numbers[i] - 1);
            } else if (numbers[i] == 1 && (i == 0 || holder != at)) {
                at = holder;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    @Override
    public String toString() {
        return type() + "/" + subtype() + " [" + headerStart + ", " + bodyStart + ", " + bodyEnd + ")";
    }
}
