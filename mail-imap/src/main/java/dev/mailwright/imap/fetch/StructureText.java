package dev.mailwright.imap.fetch;

import dev.mailwright.message.MimeField;
import dev.mailwright.message.MimeParameter;
import dev.mailwright.message.MimePart;
import dev.mailwright.message.MimeStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes {@code body} (RFC 3501 section 9) with its extension data or without. The depth of a structure is limited. */
final class StructureText {

    /** A multipart has at least one part in this grammar. */
    private static final String NO_PART = "(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 0 0";

    private final StringBuilder to = new StringBuilder(512);
    private final boolean extended;

    private StructureText(boolean extended) {
        this.extended = extended;
    }

    static String body(MimeStructure structure) {
        return text(structure, false);
    }

    static String bodyStructure(MimeStructure structure) {
        return text(structure, true);
    }

    private static String text(MimeStructure structure, boolean extended) {
        StructureText text = new StructureText(extended);
        text.part(structure.root());
        return text.to.toString();
    }

    private void part(MimePart part) {
        to.append('(');
        if (part.isMultipart()) {
            multipart(part);
        } else {
            single(part);
        }
        to.append(')');
    }

    private void multipart(MimePart part) {
        part.children().forEach(this::part);
        if (part.children().isEmpty()) {
            to.append(NO_PART).append(extended ? " NIL NIL NIL NIL)" : ")");
        }
        to.append(' ');
        Nstring.write(part.subtype().isEmpty() ? "x-unknown" : part.subtype(), to);
        if (extended) {
            to.append(' ');
            parameters(part.parameters());
            extension(part);
        }
    }

    private void single(MimePart part) {
        type(part);
        to.append(' ');
        parameters(withCharset(part));
        to.append(' ');
        Nstring.write(part.id(), to);
        to.append(' ');
        Nstring.write(part.description(), to);
        to.append(' ');
        Nstring.write(part.encoding().orElse("7bit"), to);
        to.append(' ').append(part.octets());
        Optional<MimePart> message = part.message();
        if (message.isPresent()) {
            to.append(' ');
            EnvelopeText.write(message.get().envelope(), to);
            to.append(' ');
            part(message.get());
        }
        if (message.isPresent() || part.isText()) {
            to.append(' ').append(part.lines());
        }
        if (extended) {
            to.append(' ');
            Nstring.write(part.md5(), to);
            extension(part);
        }
    }

    /** What was not taken apart, being too deep, must not look as if it had parts. */
    private void type(MimePart part) {
        boolean opaque = part.type().equalsIgnoreCase("multipart") || !part.isMessage() && holdsMessage(part);
        Nstring.write(opaque ? "application" : part.isMessage() ? "message" : part.type(), to);
        to.append(' ');
        Nstring.write(opaque ? "octet-stream" : part.isMessage() ? "rfc822" : part.subtype(), to);
    }

    private static boolean holdsMessage(MimePart part) {
        return part.is("message", "rfc822") || part.is("message", "global");
    }

    /** rfc2045#5.2: text that does not say its charset is US-ASCII. */
    private static List<MimeParameter> withCharset(MimePart part) {
        if (!part.isText() || part.parameters().stream().anyMatch(p -> p.is("charset"))) {
            return part.parameters();
        }
        List<MimeParameter> all = new ArrayList<>(part.parameters());
        all.add(new MimeParameter("charset", "us-ascii"));
        return all;
    }

    private void parameters(List<MimeParameter> parameters) {
        String separator = "(";
        for (MimeParameter parameter : parameters) {
            to.append(separator);
            Nstring.write(parameter.name(), to);
            to.append(' ');
            Nstring.write(parameter.value(), to);
            separator = " ";
        }
        to.append(parameters.isEmpty() ? "NIL" : ")");
    }

    private void extension(MimePart part) {
        to.append(' ');
        disposition(part.disposition());
        to.append(' ');
        languages(part.languages());
        to.append(' ');
        Nstring.write(part.location(), to);
    }

    private void disposition(Optional<MimeField> disposition) {
        if (disposition.isEmpty()) {
            to.append("NIL");
            return;
        }
        to.append('(');
        Nstring.write(disposition.get().value(), to);
        to.append(' ');
        parameters(disposition.get().parameters());
        to.append(')');
    }

    private void languages(List<String> languages) {
        String separator = "(";
        for (String language : languages) {
            to.append(separator);
            Nstring.write(language, to);
            separator = " ";
        }
        to.append(languages.isEmpty() ? "NIL" : ")");
    }
}
