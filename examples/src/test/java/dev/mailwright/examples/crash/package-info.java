/**
 * The whole server, killed under load. {@link dev.mailwright.examples.crash.KilledServer} is the process that dies, the
 * test is the clients that remember what was acknowledged.
 */
@NullMarked
package dev.mailwright.examples.crash;

import org.jspecify.annotations.NullMarked;
