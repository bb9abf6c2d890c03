/**
 * Ways to play a transcript through Netty, apart from the player so that a module without Netty can use that. Tests of
 * {@code ..net..} rooms call it; it knows no protocol.
 *
 * <ul>
 *   <li>Every buffer that comes out of a channel is released here.
 * </ul>
 */
@NullMarked
package dev.mailwright.transcript.net;

import org.jspecify.annotations.NullMarked;
