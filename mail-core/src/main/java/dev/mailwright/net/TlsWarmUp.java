package dev.mailwright.net;

import io.netty.handler.ssl.SslContext;

/** Loads what the first handshake would load, beside the rest of the start. */
final class TlsWarmUp {

    private TlsWarmUp() {}

    static void run(SslContext context) {
        context.sessionContext();
    }
}
