package dev.mailwright.examples.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A {@link KilledServer} in a JVM of its own. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    final int smtpPort;
    final int imapPort;

    private ServerProcess(Process process, int smtpPort, int imapPort) {
        this.process = process;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
    }

    /** Starts one over a mail directory and waits until it serves. */
    static ServerProcess start(Path mail, Path log) throws IOException {
        return start(KilledServer.class, log, mail.toString());
    }

    /** Starts another program that prints its ports. */
    static ServerProcess start(Class<?> program, Path log, String... words) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ports ")) {
                int gap = line.lastIndexOf(' ');
                int smtp = Integer.parseInt(line.substring("ports ".length(), gap));
                return new ServerProcess(process, smtp, Integer.parseInt(line.substring(gap + 1)));
            }
        }
        throw new IOException("the server did not start, see " + log);
    }

    /** The processor time that it took until now, which tells more than the clock where others work too. */
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends it as {@code kill -9} does, and waits for the end. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
