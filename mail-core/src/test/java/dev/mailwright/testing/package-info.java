/**
 * The small kit that the tests of every module share: logs that may not be overlooked, threads that may not be left over,
 * seeded generators, external programs with a deadline.
 *
 * <p>What knows a protocol or a room does not live here. Tests call it; main code never does. The log provider and the
 * extension register themselves through {@code META-INF/services}.
 *
 * <ul>
 *   <li>Tests of one JVM run one after the other: a log line belongs to the test that runs.
 *   <li>Nothing here sleeps.
 * </ul>
 */
@NullMarked
package dev.mailwright.testing;

import org.jspecify.annotations.NullMarked;
