package dev.mailwright.event;

import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;

/** A new certificate could not be used; the one before stays in use. */
public interface CertificateRejected extends Event {

    static CertificateRejected of(Stamp stamp, String source, String reason) {
        return new EventRecords.CertificateRejectedRecord(stamp.position(), stamp.at(), source, reason);
    }

    /** The file or name it was read from. */
    String source();

    /** What is wrong with it. */
    String reason();
}
