package dev.mailwright.testing.dovecot;

import dev.mailwright.testing.FreePorts;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Dovecot of our own, asked by doveadm and IMAP. Runs as root and reads mail as {@code nobody}. */
public final class Dovecot implements AutoCloseable {

    private static final String USER = "u@ex.org";

    private final Path directory;
    private final Path configuration;
    private final int port;
    private final int pop3Port;

    /**
     * @param mail the root of maildirs {@code domain/local}
     */
    public Dovecot(Path directory, Path mail) throws IOException {
        this(directory, "maildir:" + mail + "/%d/%n", ".", "");
    }

    /**
     * @param location where mail is, in Dovecot's words
     */
    public Dovecot(Path directory, String location, String separator, String prefix) throws IOException {
        this(directory, location, separator, prefix, "");
    }

    /**
     * @param further settings, which come last and win
     */
    public Dovecot(Path directory, String location, String separator, String prefix, String further)
            throws IOException {
        this.directory = directory;
        this.port = FreePorts.next();
        this.pop3Port = hasPop3() ? FreePorts.next() : 0;
        this.configuration = directory.resolve("dovecot.conf");
        for (String name : List.of("run", "state", "home")) {
            Files.createDirectories(directory.resolve(name));
        }
        String text = String.join(
                "\n",
                "base_dir = " + directory + "/run",
                "state_dir = " + directory + "/state",
                "log_path = " + directory + "/log",
                "protocols = imap" + (hasPop3() ? " pop3" : ""),
                "disable_plaintext_auth = no",
                "mail_max_userip_connections = 100",
                "ssl = no",
                "default_login_user = nobody",
                "default_internal_user = nobody",
                "default_internal_group = nogroup",
                "mail_location = " + location,
                "passdb {\n driver = static\n args = password=secret\n}",
                "userdb {\n driver = static\n args = uid=65534 gid=65534 home=" + directory + "/home/%d/%n\n}",
                "namespace inbox {\n inbox = yes\n separator = " + separator + "\n prefix = " + prefix + "\n}",
                "service anvil {\n chroot =\n}",
                "service imap-login {\n chroot =\n inet_listener imap {\n port = " + port
                        + "\n address = 127.0.0.1\n }\n inet_listener imaps {\n port = 0\n }\n}",
                "service pop3-login {\n chroot =\n inet_listener pop3 {\n port = " + pop3Port
                        + "\n address = 127.0.0.1\n }\n inet_listener pop3s {\n port = 0\n }\n}",
                further,
                "");
        Files.writeString(configuration, text);
        start();
    }

    /** Of IMAP, on the loopback address; the password is {@code secret}. */
    public int port() {
        return port;
    }

    /** Whether POP3 is installed too. */
    public static boolean hasPop3() {
        return new File("/usr/lib/dovecot/pop3").canExecute();
    }

    /** Of POP3; 0 where that is not installed. */
    public int pop3Port() {
        return pop3Port;
    }

    /** All that it logged. */
    public String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    /** It goes on in the background and keeps its output open: nobody may wait for the end of that. */
    private void start() throws IOException {
        File out = directory.resolve("output").toFile();
        Process process = new ProcessBuilder("dovecot", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("dovecot: " + Files.readString(out.toPath()));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Why it cannot run here; empty when it can. */
    public static String missing() {
        boolean installed = Stream.of("/usr/sbin/dovecot", "/usr/bin/doveadm").allMatch(p -> new File(p).canExecute());
        if (!installed) {
            return "dovecot is not installed";
        }
        return System.getProperty("user.name").equals("root") ? "" : "not root: Dovecot could not change its user";
    }

    private static String run(String... command) throws IOException {
        return run(new byte[0], command);
    }

    private static String run(byte[] input, String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + out);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return out;
    }

    /** What a command says, a line each, without the heading. */
    public List<String> ask(String... command) throws IOException {
        return ask(new byte[0], command);
    }

    public List<String> ask(byte[] input, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("doveadm", "-c", configuration.toString(), "-f", "tab"));
        List<String> words = List.of(command);
        int verb = List.of("mailbox", "flags", "quota").contains(words.get(0)) ? 2 : 1;
        all.addAll(words.subList(0, verb));
        all.addAll(List.of("-u", USER));
        all.addAll(words.subList(verb, words.size()));
        String[] lines = run(input, all.toArray(String[]::new)).split("\n", -1);
        return Arrays.stream(lines).skip(1).filter(line -> !line.isEmpty()).toList();
    }

    /** Gives files that we wrote to the user that reads mail, and lets it reach them. */
    public static void give(Path mail) throws IOException {
        run("chown", "-R", "65534:65534", mail.toString());
        for (Path path = mail; path != null; path = path.getParent()) {
            run("chmod", "a+x", path.toString());
        }
    }

    @Override
    public void close() {
        try {
            run("doveadm", "-c", configuration.toString(), "stop");
        } catch (IOException e) {
            throw new UncheckedIOException("stopping Dovecot in " + directory, e);
        }
    }
}
