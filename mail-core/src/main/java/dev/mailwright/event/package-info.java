/**
 * The kinds of event. Each is an interface, so that it can grow; each is made by its own factory from the stamp that
 * {@link dev.mailwright.EventSink#emit} hands out.
 *
 * <p>May use {@code address}, {@code check}, {@code store} names and the leaf vocabulary. Made by the room in which it
 * happens, read by applications.
 *
 * <ul>
 *   <li>An event is a fact that has happened, and never changes.
 *   <li>No event holds a secret.
 * </ul>
 */
@NullMarked
package dev.mailwright.event;

import org.jspecify.annotations.NullMarked;
