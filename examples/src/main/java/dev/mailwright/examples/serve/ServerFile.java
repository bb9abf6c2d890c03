package dev.mailwright.examples.serve;

import dev.mailwright.ConfigurationException;
import dev.mailwright.MailServer;
import dev.mailwright.Problem;
import dev.mailwright.examples.serve.yaml.Findings;
import dev.mailwright.examples.serve.yaml.YamlMap;
import dev.mailwright.examples.serve.yaml.YamlText;
import dev.mailwright.examples.serve.yaml.YamlValue;
import dev.mailwright.store.maildir.MaildirStore;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** A whole server in one file: what it says is checked, and becomes the calls of a builder. */
final class ServerFile {

    private static final String[] KEYS = {
        "hostname",
        "domains",
        "domain-aliases",
        "postmaster",
        "mail",
        "accounts",
        "aliases",
        "files",
        "subaddressing",
        "outbound",
        "limits",
        "smtp",
        "tls",
        "services",
        "fetch",
        "logging"
    };

    /** How much of it is wanted. */
    enum Extent {
        ALL,
        /** All that is kept, for a command that needs it while no server runs. */
        WITHOUT_SERVICES,
        /** The same with the engine that fetches mail, whose accounts are polled only when a command asks. */
        FETCHING_WHEN_ASKED
    }

    private final MailServer.Builder builder;
    private final Logging logging;
    private final Optional<MaildirStore> mail;
    private final Path home;

    private ServerFile(MailServer.Builder builder, Logging logging, Optional<MaildirStore> mail, Path home) {
        this.builder = builder;
        this.logging = logging;
        this.mail = mail;
        this.home = home;
    }

    /**
     * Reads a file and those it names.
     *
     * @throws FaultyFileException naming every mistake
     * @throws IOException when the file cannot be read
     */
    static ServerFile read(Path file) throws IOException {
        return read(file, Extent.ALL);
    }

    static ServerFile read(Path file, Extent extent) throws IOException {
        Findings findings = new Findings(file.toString());
        Optional<YamlMap> top = YamlText.parse(text(file, findings), findings, KEYS);
        Path home = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Logging logging = top.flatMap(map -> map.value("logging"))
                .map(value -> Logging.read(value, home))
                .orElse(Logging.DEFAULT);
        logging.applyLevel();
        MailServer.Builder builder = MailServer.builder().snapshotFiles(file);
        Optional<MaildirStore> mail = top.flatMap(map -> new Sections(builder, home, findings, extent).read(map));
        if (findings.isEmpty()) {
            builder.problems().forEach(problem -> findings.add(line(problem, top), problem.toString()));
        }
        if (!findings.isEmpty()) {
            throw new FaultyFileException(findings.all());
        }
        return new ServerFile(builder, logging, mail, home);
    }

    private static String text(Path file, Findings findings) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException notUtf8) {
            findings.add(0, "this is not UTF-8");
            throw new FaultyFileException(findings.all());
        }
    }

    /** The line of the section that a problem of the builder is about, where it can be told. */
    private static int line(Problem problem, Optional<YamlMap> top) {
        String code = problem.code();
        String section = code.startsWith("accounts") ? "accounts" : code.startsWith("tls") ? "services" : "domains";
        return top.flatMap(map -> map.value(section)).map(YamlValue::line).orElse(0);
    }

    Logging logging() {
        return logging;
    }

    /** The socket that commands go to, in the directory of the mail. */
    Path control() {
        return mail.map(MaildirStore::directory).orElse(home).resolve("control.sock");
    }

    /** The store of the mail, which is not open. */
    MaildirStore mail() {
        return mail.orElseThrow(() -> new IllegalStateException("a good file has a store"));
    }

    /**
     * The server, not yet started.
     *
     * @throws ConfigurationException never, since {@link #read} has asked
     */
    MailServer build() {
        return builder.build();
    }
}
