package dev.mailwright.delivery;

import dev.mailwright.address.ReversePath;

/**
 * One message on its way, as log lines and events name it.
 *
 * @param id of the message in this server
 */
record Mailing(String id, ReversePath sender, Source source) {}
