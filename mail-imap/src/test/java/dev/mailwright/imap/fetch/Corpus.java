package dev.mailwright.imap.fetch;

import dev.mailwright.message.CrlfInputStream;
import dev.mailwright.message.MimeLimits;
import dev.mailwright.message.MimePart;
import dev.mailwright.message.MimeScanner;
import dev.mailwright.message.MimeStructure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Ordinary and odd messages, and what to ask of them. */
final class Corpus {

    private Corpus() {}

    static List<Path> messages() throws IOException {
        URL at = Objects.requireNonNull(Corpus.class.getResource("corpus"), "the corpus is not on the class path");
        try (Stream<Path> files = Files.list(Path.of(at.toURI()))) {
            return files.filter(f -> f.toString().endsWith(".eml")).sorted().toList();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** The golden beside a message, or the place in the sources where it is to be written. */
    static Path golden(Path message) {
        return message.resolveSibling(message.getFileName().toString().replace(".eml", ".golden"));
    }

    /** As on the wire. */
    static byte[] octets(Path message) throws IOException {
        try (InputStream in = new CrlfInputStream(Files.newInputStream(message))) {
            return in.readAllBytes();
        }
    }

    /** Envelope, structures, and every section of every part, of some parts that are not there, and odd partials. */
    static List<String> questions(byte[] message) {
        MimeStructure structure = MimeScanner.scan(new ByteArrayInputStream(message), MimeLimits.DEFAULT);
        List<String> items = new ArrayList<>(List.of("RFC822.SIZE", "ENVELOPE", "BODY", "BODYSTRUCTURE", "RFC822"));
        items.addAll(List.of("RFC822.HEADER", "RFC822.TEXT"));
        sections("", items);
        items.remove("BODY.PEEK[MIME]");
        Set<String> parts = new LinkedHashSet<>();
        parts(structure.root(), "", parts);
        List.of("1", "77", "77.1").forEach(parts::add);
        parts.forEach(part -> sections(part, items));
        long size = structure.size();
        for (String partial : List.of("0.10", "3.7", (size / 2) + ".20", size + ".5", (size + 1) + ".5", "99999.1")) {
            items.add("BODY.PEEK[]<" + partial + ">");
            items.add("BODY.PEEK[TEXT]<" + partial + ">");
            items.add("BODY.PEEK[1]<" + partial + ">");
            items.add("BODY.PEEK[HEADER.FIELDS (Subject From)]<" + partial + ">");
        }
        return items.stream().distinct().toList();
    }

    private static void sections(String part, List<String> items) {
        String dot = part.isEmpty() ? "" : ".";
        items.add("BODY.PEEK[" + part + "]");
        for (String text : List.of(
                "MIME",
                "HEADER",
                "TEXT",
                "HEADER.FIELDS (SUBJECT CONTENT-TYPE)",
                "HEADER.FIELDS (X-NONE)",
                "HEADER.FIELDS.NOT (SUBJECT)")) {
            items.add("BODY.PEEK[" + part + dot + text + "]");
        }
    }

    private static void parts(MimePart part, String prefix, Set<String> to) {
        int number = 1;
        for (MimePart child : part.children()) {
            String path = prefix + number++;
            to.add(path);
            parts(child, path + ".", to);
        }
        part.message().ifPresent(inner -> {
            to.add(prefix + "1");
            parts(inner, prefix.isEmpty() ? "1." : prefix, to);
        });
    }
}
