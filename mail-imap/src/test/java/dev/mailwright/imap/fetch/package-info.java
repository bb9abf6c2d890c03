/** Tests of what FETCH answers. */
@NullMarked
package dev.mailwright.imap.fetch;

import org.jspecify.annotations.NullMarked;
