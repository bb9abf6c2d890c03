package dev.mailwright.records;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** An unbound of our own with a zone and some records of others. */
final class Unbound implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/sbin/unbound");

    private final Process process;
    private final InetSocketAddress address;

    private Unbound(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    static Unbound start(Path directory, Path zone, List<String> others) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String data =
                others.stream().map(line -> "  local-data: '" + line + "'\n").collect(Collectors.joining());
        Path config = Files.writeString(
                directory.resolve("unbound.conf"), """
                    server:
                      interface: 127.0.0.1
                      port: %d
                      directory: "%s"
                      pidfile: "%s/unbound.pid"
                      username: ""
                      chroot: ""
                      do-daemonize: no
                      use-syslog: no
                      module-config: "iterator"
                      local-zone: "in-addr.arpa." static
                      local-zone: "ip6.arpa." static
                      local-zone: "example." static
                    %sremote-control:
                      control-enable: no
                    auth-zone:
                      name: "example.com"
                      zonefile: "%s"
                      for-upstream: no
                    """.formatted(port, directory, directory, data, zone));
        Process process = new ProcessBuilder(PROGRAM.toString(), "-d", "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("unbound.log").toFile())
                .start();
        return new Unbound(process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
