/**
 * What the engine wants of a mailbox elsewhere, whatever its protocol: {@link dev.mailwright.fetch.source.RemoteAccount} and {@link
 * dev.mailwright.fetch.source.RemoteFolder}, implemented by {@code fetch.pop3} and {@code fetch.imap}. Faults are {@link
 * dev.mailwright.fetch.net.RemoteFault}s; after one the connection is of no more use.
 */
@NullMarked
package dev.mailwright.fetch.source;

import org.jspecify.annotations.NullMarked;
