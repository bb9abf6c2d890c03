package dev.mailwright.examples.dns;

import dev.mailwright.address.Domain;
import dev.mailwright.dkim.DkimKey;
import dev.mailwright.dkim.SigningKey;
import dev.mailwright.records.DnsRecord;
import dev.mailwright.records.DnsRecords;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dkim keygen DOMAIN}. */
@Command(
        name = "dkim",
        description = "Keys that sign mail.",
        mixinStandardHelpOptions = true,
        subcommands = DkimCommand.Keygen.class)
public final class DkimCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }

    /** Makes a key. */
    @Command(
            name = "keygen",
            description =
                    "Makes a key in FOLDER/DOMAIN/SELECTOR.pem, which is never overwritten, and prints its record.",
            mixinStandardHelpOptions = true)
    static final class Keygen implements Callable<Integer> {

        @Parameters(paramLabel = "DOMAIN", description = "The domain that signs.")
        private String domain = "";

        @Option(
                names = "--selector",
                defaultValue = DkimKey.USUAL_SELECTOR,
                description = "Its name (${DEFAULT-VALUE}).")
        private String selector = DkimKey.USUAL_SELECTOR;

        @Option(names = "--ed25519", description = "An Ed25519 key; few can verify those alone.")
        private boolean ed25519;

        @Option(names = "--bits", defaultValue = "2048", description = "Of an RSA key (${DEFAULT-VALUE}).")
        private int bits;

        @Option(names = "--folder", defaultValue = "dkim", description = "Where keys are (${DEFAULT-VALUE}).")
        private Path folder = Path.of("dkim");

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            DkimKey key = key();
            Path directory = Files.createDirectories(folder.resolve(key.domain().toString()));
            Path file = directory.resolve(key.selector() + ".pem");
            write(file, key.key().toPem());
            var out = spec.commandLine().getOut();
            out.println("; " + key.key().algorithm() + ", the key is in " + file);
            DnsRecords.forDomain(key.domain()).keys(List.of(key)).build().records().stream()
                    .filter(record -> record.owner().equals(key.recordName()))
                    .map(DnsRecord::line)
                    .forEach(out::println);
            out.flush();
            return 0;
        }

        private DkimKey key() {
            try {
                SecureRandom random = new SecureRandom();
                SigningKey key = ed25519 ? SigningKey.generateEd25519(random) : SigningKey.generateRsa(bits, random);
                return DkimKey.of(Domain.of(domain), selector, key);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
            }
        }

        private void write(Path file, String pem) throws IOException {
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException e) {
                throw new ParameterException(spec.commandLine(), file + " is there already", e);
            }
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                out.write(pem.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
