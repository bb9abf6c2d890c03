/** Tests of snapshots. */
@NullMarked
package dev.mailwright.backup;

import org.jspecify.annotations.NullMarked;
