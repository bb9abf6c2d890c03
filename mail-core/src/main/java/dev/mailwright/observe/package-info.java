/**
 * What every room may use to be seen from outside: meters, guards against blocking an event loop, log-safe text, later health.
 *
 * <p>Knows no other room and no library but the JDK; every room may call it.
 */
@NullMarked
package dev.mailwright.observe;

import org.jspecify.annotations.NullMarked;
