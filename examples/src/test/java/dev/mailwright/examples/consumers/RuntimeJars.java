package dev.mailwright.examples.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The jars that SMTP, IMAP and core bring to an application. */
record RuntimeJars(List<Path> files) {

    static RuntimeJars in(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return new RuntimeJars(files.sorted().toList());
        }
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (Path jar : files) {
            bytes += Files.size(jar);
        }
        return bytes;
    }

    /** Each package that has classes, with the jars that have them. */
    Map<String, Set<String>> packages() throws IOException {
        Map<String, Set<String>> homes = new TreeMap<>();
        for (Path file : files) {
            try (var jar = new JarFile(file.toFile())) {
                jar.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                        .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('/'))))
                        .forEach(name -> homes.computeIfAbsent(name, n -> new TreeSet<>())
                                .add(file.getFileName().toString()));
            }
        }
        return homes;
    }

    /** The module names that our own jars declare. */
    Set<String> ourModuleNames() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : files) {
            if (file.getFileName().toString().startsWith("mail-")) {
                try (var jar = new JarFile(file.toFile())) {
                    names.add(
                            String.valueOf(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name")));
                }
            }
        }
        return names;
    }
}
