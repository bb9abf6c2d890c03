/** Tests of the journal and its files. */
@NullMarked
package dev.mailwright.fetch.journal;

import org.jspecify.annotations.NullMarked;
