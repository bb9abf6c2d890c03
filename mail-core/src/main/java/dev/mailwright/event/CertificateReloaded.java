package dev.mailwright.event;

import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;

/** A new certificate is in use for new handshakes. */
public interface CertificateReloaded extends Event {

    static CertificateReloaded of(Stamp stamp, String source) {
        return new EventRecords.CertificateReloadedRecord(stamp.position(), stamp.at(), source);
    }

    /** The file or name it was read from. */
    String source();
}
