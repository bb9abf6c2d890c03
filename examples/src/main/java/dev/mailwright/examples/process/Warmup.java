package dev.mailwright.examples.process;

import java.util.List;

/**
 * Loads, beside the reading of the command line, classes that a server will need first: a cold start is mostly the loading
 * of classes, and there is a second core. Whatever is not there is loaded when it is needed, as ever.
 */
public final class Warmup {

    private static final List<String> CLASSES = List.of(
            "io.netty.channel.nio.NioIoHandler",
            "io.netty.channel.MultiThreadIoEventLoopGroup",
            "io.netty.channel.socket.nio.NioServerSocketChannel",
            "io.netty.channel.socket.nio.NioSocketChannel",
            "io.netty.bootstrap.ServerBootstrap",
            "io.netty.buffer.AdaptiveByteBufAllocator",
            "io.netty.buffer.Unpooled",
            "io.netty.handler.ssl.SslHandler",
            "sun.security.ssl.SSLContextImpl",
            "sun.security.ssl.SSLEngineImpl",
            "sun.security.ssl.ServerHello",
            "sun.security.ssl.CertificateVerify",
            "dev.mailwright.smtp.Smtp",
            "dev.mailwright.imap.Imap",
            "dev.mailwright.pop3.Pop3");

    private Warmup() {}

    /** Begins, on a thread of its own. */
    public static void begin() {
        Thread thread = new Thread(() -> CLASSES.forEach(Warmup::load), "warmup");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException | LinkageError absent) {
            // Loaded when it is needed, where the failure has a meaning.
        }
    }
}
