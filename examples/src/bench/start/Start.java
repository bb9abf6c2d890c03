import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Starts each kind of server in turn and measures from exec to service. Run by start.sh. */
public final class Start {

    private static final List<String> OPTIONS = List.of(
            "--smtp-port", "--submission-port", "--submissions-port", "--imap-port", "--imaps-port", "--pop3-port",
            "--pop3s-port");

    /** What the JVM is given. */
    private enum Jvm {
        PLAIN("java -jar"),
        ARCHIVE("with the class archive of the build");

        private final String words;

        Jvm(String words) {
            this.words = words;
        }
    }

    private final String jar;
    private final Path home;
    private final SSLContext tls;

    private Start(String jar, Path home, SSLContext tls) {
        this.jar = jar;
        this.home = home;
        this.tls = tls;
    }

    public static void main(String[] args) throws Exception {
        Path home = Files.createTempDirectory("start");
        try {
            new Start(args[0], home, trusting()).run(Integer.parseInt(args[1]));
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void run(int runs) throws Exception {
        embedded(Jvm.PLAIN);
        quickstart(Jvm.PLAIN);
        Map<String, List<Long>> times = new LinkedHashMap<>();
        for (int i = 0; i < runs; i++) {
            for (Jvm jvm : Jvm.values()) {
                times.computeIfAbsent("embedded, " + jvm.words, k -> new ArrayList<>()).add(embedded(jvm));
                times.computeIfAbsent("quickstart, " + jvm.words, k -> new ArrayList<>()).add(quickstart(jvm));
            }
        }
        times.forEach((name, all) -> {
            all.sort(null);
            System.out.printf(
                    "%-56s median %4d ms (best %d, worst %d, %d runs)%n",
                    name, all.get(all.size() / 2), all.get(0), all.get(all.size() - 1), all.size());
        });
    }

    private long embedded(Jvm jvm) throws Exception {
        long began = System.nanoTime();
        Process server = start(jvm, "-cp", jar, "dev.mailwright.examples.SmallestServer", home.resolve("embedded").toString());
        try (BufferedReader out = server.inputReader()) {
            connect(port(out, "smtp")).close();
            connect(port(out, "imap")).close();
            return millisSince(began);
        } finally {
            stop(server);
        }
    }

    private long quickstart(Jvm jvm) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("-jar", jar, "quickstart", "--dir", home.resolve("quickstart").toString()));
        OPTIONS.forEach(option -> command.addAll(List.of(option, "0")));
        long began = System.nanoTime();
        Process server = start(jvm, command.toArray(String[]::new));
        try (BufferedReader out = server.inputReader()) {
            int imaps = port(out, "imaps");
            for (String line = ""; !line.equals("ready"); line = next(out)) {}
            try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", imaps)) {
                socket.startHandshake();
                return millisSince(began);
            }
        } finally {
            stop(server);
        }
    }

    private Process start(Jvm jvm, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (jvm == Jvm.ARCHIVE) {
            command.add("-XX:SharedArchiveFile=" + jar.replaceAll("jar$", "jsa"));
        }
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int port(BufferedReader out, String name) throws IOException {
        String line = next(out).strip();
        while (!line.startsWith(name + " ")) {
            line = next(out).strip();
        }
        return Integer.parseInt(line.substring(name.length()).strip().split(" ")[0]);
    }

    private static String next(BufferedReader out) throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IllegalStateException("the server did not start");
        }
        return line;
    }

    private static Socket connect(int port) throws IOException {
        return new Socket("127.0.0.1", port);
    }

    private static long millisSince(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private static void stop(Process server) throws InterruptedException {
        server.destroy();
        server.waitFor();
    }

    /** What is measured is the server; nobody's certificate is checked. */
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
        }}, null);
        return context;
    }
}
