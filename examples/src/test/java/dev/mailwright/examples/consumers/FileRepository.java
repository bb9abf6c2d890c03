package dev.mailwright.examples.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A Maven repository in a directory, with what {@code deploy} would publish of our modules. */
record FileRepository(Path root, String version) {
    static final List<String> MODULES = List.of("mail-core", "mail-smtp", "mail-imap", "mail-dkim", "mail-fetch");
    private static final String BOM = "mail-bom";

    /** Publishes from the directory that holds the modules. */
    void publish(Path house) throws IOException {
        for (String module : MODULES) {
            Path home = house.resolve(module);
            copy(home.resolve("target").resolve(fileName(module, ".jar")), module, ".jar");
            copy(home.resolve(".flattened-pom.xml"), module, ".pom");
        }
        copy(house.resolve("mail-core/bom/pom.xml"), BOM, ".pom");
    }

    private void copy(Path from, String artifact, String suffix) throws IOException {
        Path folder = root.resolve("dev/mailwright").resolve(artifact).resolve(version);
        Files.createDirectories(folder);
        Files.copy(from, folder.resolve(fileName(artifact, suffix)), StandardCopyOption.REPLACE_EXISTING);
    }

    private String fileName(String artifact, String suffix) {
        return artifact + "-" + version + suffix;
    }
}
