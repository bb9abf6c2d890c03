/**
 * For the tests of whoever embeds a server: a clock that a test advances, and what is built on it.
 *
 * <p>JUnit and AssertJ are optional dependencies of the library and are seen from here alone. Tests call it, ours and an
 * embedder's; no other room does.
 *
 * <ul>
 *   <li>Nothing here sleeps.
 * </ul>
 */
@NullMarked
package dev.mailwright.junit;

import org.jspecify.annotations.NullMarked;
