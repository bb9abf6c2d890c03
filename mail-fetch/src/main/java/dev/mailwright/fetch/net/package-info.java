/**
 * Connections to other people's servers, on blocking sockets: which addresses may be reached, TLS and its trust, and a {@link
 * dev.mailwright.fetch.net.Wire} on which every read has a limit of length and of time. Knows no protocol. A server that does what it should not ends in
 * a {@link dev.mailwright.fetch.net.RemoteFault}, never in memory or time without bounds.
 */
@NullMarked
package dev.mailwright.fetch.net;

import org.jspecify.annotations.NullMarked;
