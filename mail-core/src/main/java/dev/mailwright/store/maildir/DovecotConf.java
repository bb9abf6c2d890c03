package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What Dovecot's configuration says of maildirs: {@code mail_location}, and separator and prefix of the namespace with the
 * INBOX. Reads files that are included; knows nothing of variables and conditions.
 *
 * @param location of {@code mail_location}, empty when it is not said
 * @param separator empty when Dovecot's default holds
 */
record DovecotConf(String location, String separator, String prefix, String baseDirectory) {

    private static final int MAX_OCTETS = 1024 * 1024;
    private static final int MAX_FILES = 200;

    /** Empty when there is no such file, or it cannot be read. */
    static Optional<DovecotConf> read(Path file) {
        Reader reader = new Reader();
        return reader.file(file) ? Optional.of(reader.conf()) : Optional.empty();
    }

    /** Whether mail is below a directory, or that below what is said here. */
    boolean speaksOf(Path root) {
        String path = path();
        int variable = path.indexOf('%');
        String fixed = variable < 0 ? path : path.substring(0, variable);
        try {
            Path said = Path.of(fixed).normalize();
            return fixed.startsWith("/") && (said.startsWith(root) || root.startsWith(said));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private String path() {
        String[] parts = location.split(":", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    boolean isMaildir() {
        return location.isEmpty() || location.startsWith("maildir:");
    }

    boolean isTree() {
        return List.of(location.split(":", -1)).contains("LAYOUT=fs");
    }

    boolean isUtf8() {
        return List.of(location.split(":", -1)).contains("UTF-8");
    }

    /** Where uidlists and subscriptions are when they are not beside the mail; empty when they are. */
    String control() {
        return List.of(location.split(":", -1)).stream()
                .filter(part -> part.startsWith("CONTROL="))
                .map(part -> part.substring("CONTROL=".length()))
                .findFirst()
                .orElse("");
    }

    private static final class Reader {

        private final Deque<String> blocks = new ArrayDeque<>();
        private String location = "";
        private String separator = "";
        private String prefix = "";
        private String base = "/run/dovecot";
        private boolean isInbox;
        private String ownSeparator = "";
        private String ownPrefix = "";
        private int files;

        DovecotConf conf() {
            return new DovecotConf(location, separator, prefix, base);
        }

        boolean file(Path file) {
            try {
                if (++files > MAX_FILES || Files.size(file) > MAX_OCTETS) {
                    return false;
                }
                for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                    line(file, line.strip());
                }
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        private void line(Path file, String line) throws IOException {
            if (line.startsWith("!include")) {
                include(file, line.substring(line.indexOf(' ') + 1).strip());
            } else if (line.endsWith("{") && !line.startsWith("#")) {
                blocks.push(line);
                if (line.startsWith("namespace")) {
                    isInbox = line.startsWith("namespace inbox");
                    ownSeparator = "";
                    ownPrefix = "";
                }
            } else if (line.equals("}") && !blocks.isEmpty()) {
                if (blocks.pop().startsWith("namespace") && isInbox) {
                    separator = ownSeparator.isEmpty() ? separator : ownSeparator;
                    prefix = ownPrefix.isEmpty() ? prefix : ownPrefix;
                }
            } else if (line.indexOf('=') > 0 && !line.startsWith("#")) {
                setting(
                        line.substring(0, line.indexOf('=')).strip(),
                        line.substring(line.indexOf('=') + 1).strip());
            }
        }

        private void setting(String name, String text) {
            boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            String value = quoted ? text.substring(1, text.length() - 1) : text;
            String block = blocks.isEmpty() ? "" : blocks.getFirst();
            if (block.startsWith("namespace")) {
                switch (name) {
                    case "inbox" -> isInbox = value.equals("yes");
                    case "separator" -> ownSeparator = value;
                    case "prefix" -> ownPrefix = value;
                    case "location" -> location = value.isEmpty() || !isInbox ? location : value;
                    default -> {}
                }
            } else if (block.isEmpty()) {
                location = name.equals("mail_location") ? value : location;
                base = name.equals("base_dir") ? value : base;
            }
        }

        private void include(Path file, String pattern) throws IOException {
            Path directory = file.toAbsolutePath().getParent();
            Path named = directory == null ? Path.of(pattern) : directory.resolve(pattern);
            Path above = named.getParent();
            if (above == null || !Files.isDirectory(above)) {
                return;
            }
            List<Path> found = new ArrayList<>();
            try (DirectoryStream<Path> stream =
                    Files.newDirectoryStream(above, named.getFileName().toString())) {
                stream.forEach(found::add);
            }
            found.sort(null);
            found.forEach(this::file);
        }
    }
}
