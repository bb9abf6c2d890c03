package dev.mailwright.examples.docs;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The repository as its readers see it. */
final class Papers {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** But not the media type message/rfc822. */
    private static final Pattern REFERENCE = Pattern.compile("\\brfc(\\d{4,5})\\b");

    private Papers() {}

    /** A row of {@code rfc/index.txt}. */
    record Rfc(String number, String state, String module, String title) {

        static Rfc parse(String line) {
            List<String> fields = List.of(line.split("\t", -1));
            if (fields.size() != 4) {
                throw new AssertionError("not four fields: " + line);
            }
            return new Rfc(fields.get(0), fields.get(1), fields.get(2), fields.get(3));
        }

        String tableRow() {
            return "| [%s](https://www.rfc-editor.org/rfc/rfc%s) | %s | %s | %s |"
                    .formatted(number, number, title, state, module);
        }
    }

    static List<Rfc> index() throws IOException {
        return Files.readAllLines(ROOT.resolve("rfc/index.txt")).stream()
                .map(Rfc::parse)
                .toList();
    }

    /** The lines between {@code <!-- name -->} and {@code <!-- /name -->} of README.md. */
    static List<String> readme(String name) throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));
        return lines.subList(lines.indexOf("<!-- " + name + " -->") + 1, lines.indexOf("<!-- /" + name + " -->"));
    }

    /** The numbers of all RFCs that files below these directories of the modules name. */
    static Set<String> referenced(String below) throws IOException {
        Set<String> numbers = new TreeSet<>();
        for (Path module : modules()) {
            for (Path file : files(module.resolve(below))) {
                REFERENCE.matcher(text(file)).results().forEach(match -> numbers.add(match.group(1)));
            }
        }
        return numbers;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> all = Files.list(ROOT)) {
            return all.filter(path -> path.getFileName().toString().startsWith("mail-"))
                    .toList();
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return new ArrayList<>(all.filter(Files::isRegularFile).toList());
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException binary) {
            return "";
        }
    }
}
