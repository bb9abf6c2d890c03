/** Tests of the table of verbs. */
@NullMarked
package dev.mailwright.pop3.verb;

import org.jspecify.annotations.NullMarked;
