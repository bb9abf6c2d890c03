package dev.mailwright.sasl;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code tls-exporter} binding. The JDK exports keying material since version 25; it is found by reflection, since the
 * code must compile and run on 17. // rfc9266#2
 */
final class KeyingMaterial {

    private static final Logger LOG = LoggerFactory.getLogger(SaslChannel.class);
    private static final String LABEL = "EXPORTER-Channel-Binding";
    private static final int LENGTH = 32;
    private static final @Nullable Method EXPORT = find();

    private KeyingMaterial() {}

    private static @Nullable Method find() {
        try {
            return ExtendedSSLSession.class.getMethod(
                    "exportKeyingMaterialData", String.class, byte[].class, int.class);
        } catch (NoSuchMethodException before25) {
            return null;
        }
    }

    /** Absent before JDK 25, and for TLS 1.2, where it is unique only with an extension that cannot be asked for. */
    static Optional<byte[]> of(SSLSession session) {
        Method export = EXPORT;
        if (export == null
                || !(session instanceof ExtendedSSLSession)
                || !session.getProtocol().equals("TLSv1.3")) {
            return Optional.empty();
        }
        try {
            return Optional.of((byte[]) export.invoke(session, LABEL, new byte[0], LENGTH));
        } catch (InvocationTargetException refused) {
            LOG.debug("this TLS session exports no keying material", refused.getCause());
            return Optional.empty();
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
