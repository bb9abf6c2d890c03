package dev.mailwright;

import dev.mailwright.net.ClientTls;
import dev.mailwright.queue.Courier;
import dev.mailwright.queue.TlsPolicy;

/**
 * How a module brings a courier along ({@link java.util.ServiceLoader}): mail-smtp has the one that speaks SMTP and LMTP. A server that can send asks for one
 * when it starts, unless the application gave its own.
 */
public interface CourierProvider {

    /** @param means what the courier may rely on beside the rooms */
    Courier courier(Rooms rooms, Means means);

    /** What a courier may rely on. Methods may be added; only servers implement it. */
    interface Means {

        TlsPolicy policy();

        /** Whom to trust. */
        ClientTls tls();
    }
}
