package dev.mailwright;

import dev.mailwright.event.CertificateRejected;
import dev.mailwright.event.CertificateReloaded;
import dev.mailwright.net.TlsEvents;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells log and listeners what happens to certificates. */
record NetworkAnnouncements(EventSink events) implements TlsEvents {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkAnnouncements.class);

    @Override
    public void reloaded(String name, Instant notAfter) {
        LOG.info("The certificate for {} was reloaded, it is valid until {}", name, notAfter);
        events.emit(stamp -> CertificateReloaded.of(stamp, name));
    }

    @Override
    public void kept(String reason) {
        LOG.warn("A new certificate cannot be used, the one before stays in use: {}", reason);
        events.emit(stamp -> CertificateRejected.of(stamp, "tls", reason));
    }

    @Override
    public void invalidNow(String name, Instant notBefore, Instant notAfter) {
        LOG.warn("The certificate for {} is valid from {} to {}, which is not now", name, notBefore, notAfter);
    }
}
