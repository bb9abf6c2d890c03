/** The client's side of POP3 (RFC 1939, 2449, 2595, 5034), with commands in the pipeline where the server takes them. */
@NullMarked
package dev.mailwright.fetch.pop3;

import org.jspecify.annotations.NullMarked;
