/** Tests of the fetch engine against scripted remote servers. */
@NullMarked
package dev.mailwright.fetch;

import org.jspecify.annotations.NullMarked;
