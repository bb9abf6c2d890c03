package dev.mailwright.testing.postfix;

import dev.mailwright.testing.Peers;
import dev.mailwright.testing.Ran;
import dev.mailwright.testing.RunProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Postfix of our own: its settings, queue, log and ports are below a directory of the test's, and the system's is not touched. Needs root, as Postfix
 * does. Delivers to nobody on this machine; what a test sets says what it is for.
 */
public final class Postfix implements AutoCloseable {

    private final Path directory;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final StringBuilder listeners = new StringBuilder();

    private Postfix(Path directory) {
        this.directory = directory;
        set("compatibility_level", "3.6");
        set("queue_directory", directory + "/spool");
        set("data_directory", directory + "/data");
        set("maillog_file", directory + "/log");
        set("maillog_file_prefixes", directory.toString());
        set("inet_interfaces", "all"); // only those that are listened on
        set("inet_protocols", "ipv4");
        set("mydestination", "");
        set("mynetworks", "");
        set("alias_maps", "");
        set("alias_database", "");
        set("local_recipient_maps", "");
        set("smtpd_peername_lookup", "no");
        set("smtp_dns_support_level", "disabled");
        set("smtp_host_lookup", "native");
        set("smtpd_relay_restrictions", "reject_unauth_destination");
        set("smtpd_client_connection_count_limit", "0");
        set("minimal_backoff_time", "1s");
        set("queue_run_delay", "1s");
    }

    /** One that is not started yet; aborts the test, with the reason, where Postfix cannot run. */
    public static Postfix at(Path directory) throws IOException {
        Peers.require("postfix");
        if (!System.getProperty("user.name").equals("root")) {
            throw Peers.skip("not root: Postfix cannot run");
        }
        for (String name : List.of("etc", "spool", "data")) {
            Files.createDirectories(directory.resolve(name));
        }
        for (Path up = directory; up != null; up = up.getParent()) { // its daemons give up root
            RunProgram.of("chmod", "a+rx", up.toString()).run().requireSuccess();
        }
        return new Postfix(directory);
    }

    /** Sets a parameter of main.cf. */
    public Postfix set(String parameter, String value) {
        settings.put(parameter, value);
        return this;
    }

    /**
     * Takes mail at an address of this machine.
     *
     * @param options of smtpd, such as {@code -o smtpd_tls_wrappermode=yes}
     */
    public Postfix listen(String address, int port, String... options) {
        listeners.append(address).append(':').append(port).append(" inet n - n - - smtpd");
        for (String option : options) {
            listeners.append("\n  ").append(option);
        }
        listeners.append('\n');
        return this;
    }

    /** A file among its settings, readable by root alone. */
    public Path file(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve("etc").resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    public Path directory() {
        return directory;
    }

    public Postfix start() throws IOException {
        set("myhostname", settings.getOrDefault("myhostname", "postfix.example"));
        set("command_directory", "/usr/sbin");
        set("daemon_directory", "/usr/lib/postfix/sbin");
        set("shlib_directory", "/usr/lib/postfix");
        set("mail_owner", "postfix");
        set("setgid_group", "postdrop");
        Files.writeString(
                directory.resolve("etc/main.cf"),
                settings.entrySet().stream()
                        .map(e -> e.getKey() + " = " + e.getValue() + "\n")
                        .collect(Collectors.joining()));
        Files.writeString(directory.resolve("etc/master.cf"), listeners + services());
        RunProgram.of("chown", "postfix", directory.resolve("data").toString())
                .run()
                .requireSuccess();
        run("start");
        return this;
    }

    /** The services that Postfix comes with, without its listener and out of their jails. */
    private static String services() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/usr/share/postfix/master.cf.dist"))) {
            return lines.filter(line -> !line.startsWith("#") && !line.matches("smtp +inet .*"))
                    .map(line -> line.replaceFirst("^(\\S+ +\\S+ +\\S+ +\\S+ +)y", "$1n"))
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }

    private void run(String command) throws IOException {
        Ran ran = RunProgram.of(Peers.require("postfix").toString(), "-c")
                .and(directory.resolve("etc").toString(), command)
                .run();
        if (ran.exit() != 0) {
            throw new IOException(ran + "\nlog: " + log());
        }
    }

    /** Reads its settings and tables again. */
    public void reload() throws IOException {
        run("reload");
    }

    /** All that it logged. */
    public String log() throws IOException {
        Path log = directory.resolve("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() throws IOException {
        run("stop");
    }
}
