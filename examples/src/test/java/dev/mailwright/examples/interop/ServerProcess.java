package dev.mailwright.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The runnable jar, started with a command; its log is judged when it ends. */
final class ServerProcess implements AutoCloseable {

    private static final String[] PORT_OPTIONS = {
        "--smtp-port",
        "--submission-port",
        "--submissions-port",
        "--imap-port",
        "--imaps-port",
        "--pop3-port",
        "--pop3s-port"
    };

    private final Process process;
    private final Path log;
    private final List<String> printed;

    private ServerProcess(Process process, Path log, List<String> printed) {
        this.process = process;
        this.log = log;
        this.printed = printed;
    }

    /** A quickstart on free ports; returns when it says that it is ready, or fails. */
    static ServerProcess quickstart(Path directory, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("quickstart", "--dir", directory.toString()));
        Arrays.stream(PORT_OPTIONS).forEach(option -> command.addAll(List.of(option, "0")));
        command.addAll(List.of(options));
        ServerProcess server = start(Files.createTempFile("server", ".log"), command);
        assertThat(server.printed).as("%s", server.log()).contains("ready");
        return server;
    }

    /** Any command; returns when it says that it is ready, or ends. */
    static ServerProcess start(Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Objects.requireNonNull(System.getProperty("mailserver.jar"))));
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        List<String> printed = new ArrayList<>();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            printed.add(line);
            if (line.equals("ready")) {
                break;
            }
        }
        return new ServerProcess(process, log, List.copyOf(printed));
    }

    /** Standard output up to {@code ready}. */
    List<String> printed() {
        return printed;
    }

    /** What stands behind a name in the table of ports. */
    int port(String service) {
        return printed.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(service + " "))
                .map(line -> word(line, 1))
                .map(Integer::valueOf)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no port of " + service + " in " + printed));
    }

    /** The password that was printed for an account. */
    String password(String account) {
        return printed.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(account + "  password "))
                .map(line -> word(line, 2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no password of " + account + " in " + printed));
    }

    private static String word(String line, int place) {
        return Collections.list(new StringTokenizer(line)).get(place).toString();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    void hangUp() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
    }

    /** SIGTERM; the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return ended();
    }

    /** The exit code of a command that ends by itself. */
    int ended() throws InterruptedException {
        boolean ended = process.waitFor(30, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("the server ended").isTrue();
        return process.exitValue();
    }

    /** Whatever the log has that a person should look at. */
    Stream<String> alarms() throws IOException {
        return log().lines()
                .filter(line -> line.contains(" WARN ")
                        || line.contains(" ERROR ")
                        || line.startsWith("\tat ")
                        || line.contains("Exception"));
    }

    /** Stops it; fails on a log that nobody expected. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            ended();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        assertThat(alarms()).as("alarms in the log").isEmpty();
        Files.delete(log);
    }
}
