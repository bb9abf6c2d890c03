import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Starts the runnable jar once, at build time, lets it complete a TLS handshake, and has the JVM keep the classes it
 * loaded. {@code java -XX:SharedArchiveFile=...} then starts it in half the time; a JVM that does not fit the archive
 * goes without. So does a build that cannot make one: it says so and goes on.
 *
 * <p>Arguments: the jar, the archive.
 */
public final class Archive {

    private static final List<String> PORTS = List.of(
            "smtp", "submission", "submissions", "imap", "imaps", "pop3", "pop3s");

    private Archive() {}

    public static void main(String[] args) throws IOException {
        Path home = Files.createTempDirectory("archive");
        try {
            Files.deleteIfExists(Path.of(args[1]));
            make(args[0], args[1], home);
        } catch (Exception e) {
            System.out.println("No class archive, the server will start without: " + e);
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void make(String jar, String archive, Path home) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ArchiveClassesAtExit=" + archive, "-jar", jar, "quickstart", "--dir", home.toString()));
        PORTS.forEach(port -> command.addAll(List.of("--" + port + "-port", "0")));
        Process server = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        CompletableFuture.delayedExecutor(60, TimeUnit.SECONDS).execute(server::destroyForcibly);
        try (BufferedReader out = server.inputReader()) {
            int imaps = 0;
            for (String line = out.readLine(); line != null && !line.equals("ready"); line = out.readLine()) {
                if (line.strip().startsWith("imaps ")) {
                    imaps = Integer.parseInt(line.strip().substring("imaps ".length()).strip().split(" ")[0]);
                }
            }
            try (SSLSocket socket = (SSLSocket) trusting().getSocketFactory().createSocket("127.0.0.1", imaps)) {
                socket.startHandshake();
            }
            server.destroy();
            server.waitFor(60, TimeUnit.SECONDS);
        } finally {
            server.destroyForcibly();
        }
    }

    /** The certificate is a minute old and nobody has signed it. */
    private static SSLContext trusting() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        }}, new SecureRandom());
        return context;
    }
}
