/** Tests of what is read of fetchmail's files. */
@NullMarked
package dev.mailwright.fetch.fetchmail;

import org.jspecify.annotations.NullMarked;
