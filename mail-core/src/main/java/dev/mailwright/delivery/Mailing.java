package dev.mailwright.delivery;

import dev.mailwright.address.ReversePath;
import dev.mailwright.message.Envelope;

/**
 * One message on its way, as log lines and events name it.
 *
 * @param id of the message in this server
 */
record Mailing(String id, Envelope envelope, Source source) {

    ReversePath sender() {
        return envelope.sender();
    }
}
