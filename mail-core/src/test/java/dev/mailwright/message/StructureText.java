package dev.mailwright.message;

import java.util.List;
import java.util.Optional;

/** Writes a structure the way IMAP does, so that goldens can be read and compared with other servers. */
final class StructureText {

    private StructureText() {}

    static String envelope(MessageEnvelope e) {
        return "(" + nstring(e.date()) + " " + nstring(e.subject()) + " " + addresses(e.from()) + " "
                + addresses(e.sender()) + " " + addresses(e.replyTo()) + " " + addresses(e.to()) + " "
                + addresses(e.cc()) + " " + addresses(e.bcc()) + " " + nstring(e.inReplyTo()) + " "
                + nstring(e.messageId()) + ")";
    }

    static String body(MimePart part) {
        if (part.isMultipart()) {
            StringBuilder out = new StringBuilder("(");
            part.children().forEach(c -> out.append(body(c)));
            if (part.children().isEmpty()) {
                out.append("(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 0 0 NIL NIL NIL NIL)");
            }
            return out + " " + string(part.subtype()) + " " + parameters(part.parameters()) + tail(part) + ")";
        }
        String text = "(" + string(part.isMessage() ? "message" : part.type()) + " "
                + string(part.isMessage() ? "rfc822" : part.subtype()) + " "
                + parameters(withCharset(part))
                + " " + nstring(part.id()) + " " + nstring(part.description()) + " "
                + string(part.encoding().orElse("7bit")) + " " + part.octets();
        if (part.isMessage()) {
            MimePart inner = part.message().orElseThrow();
            text += " " + envelope(inner.envelope()) + " " + body(inner) + " " + part.lines();
        } else if (part.isText()) {
            text += " " + part.lines();
        }
        return text + " " + nstring(part.md5()) + tail(part) + ")";
    }

    private static List<MimeParameter> withCharset(MimePart part) {
        List<MimeParameter> all = new java.util.ArrayList<>(part.parameters());
        if (part.isText() && all.stream().noneMatch(p -> p.is("charset"))) {
            all.add(new MimeParameter("charset", "us-ascii"));
        }
        return all;
    }

    private static String tail(MimePart part) {
        String disposition = part.disposition()
                .map(d -> "(" + string(d.value()) + " " + parameters(d.parameters()) + ")")
                .orElse("NIL");
        List<String> l = part.languages();
        String language = l.isEmpty()
                ? "NIL"
                : "(" + String.join(" ", l.stream().map(StructureText::string).toList()) + ")";
        return " " + disposition + " " + language + " " + nstring(part.location());
    }

    private static String parameters(List<MimeParameter> parameters) {
        if (parameters.isEmpty()) {
            return "NIL";
        }
        return "("
                + String.join(
                        " ",
                        parameters.stream()
                                .map(p -> string(p.name()) + " " + string(p.value()))
                                .toList()) + ")";
    }

    private static String addresses(List<EnvelopeAddress> list) {
        if (list.isEmpty()) {
            return "NIL";
        }
        StringBuilder out = new StringBuilder("(");
        list.forEach(a -> out.append("(")
                .append(nstring(a.name()))
                .append(" ")
                .append(nstring(a.route()))
                .append(" ")
                .append(nstring(a.mailbox()))
                .append(" ")
                .append(nstring(a.host()))
                .append(")"));
        return out + ")";
    }

    private static String nstring(Optional<String> text) {
        return text.map(StructureText::string).orElse("NIL");
    }

    private static String string(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
