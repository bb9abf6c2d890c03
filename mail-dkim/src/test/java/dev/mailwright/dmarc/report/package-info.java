/** Aggregate reports, ours and those of others. */
@NullMarked
package dev.mailwright.dmarc.report;

import org.jspecify.annotations.NullMarked;
