/** Tests of what SEARCH finds. */
@NullMarked
package dev.mailwright.imap.search;

import org.jspecify.annotations.NullMarked;
