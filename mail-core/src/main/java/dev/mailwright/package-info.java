/**
 * The server: builder, lifecycle, the service contract that a module plugs into, events and time.
 *
 * <p>Embedders start here. Everything else in this module is a room below this package.
 */
@NullMarked
package dev.mailwright;

import org.jspecify.annotations.NullMarked;
