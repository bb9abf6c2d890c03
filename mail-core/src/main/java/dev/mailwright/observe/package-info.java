/**
 * What every room may use to be seen from outside: guards against blocking an event loop and log-safe text, later meters and health.
 *
 * <p>Knows no other room and no library but the JDK; every room may call it.
 */
@NullMarked
package dev.mailwright.observe;

import org.jspecify.annotations.NullMarked;
