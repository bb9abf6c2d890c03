/** DMARC by examples. */
@NullMarked
package dev.mailwright.dmarc;

import org.jspecify.annotations.NullMarked;
