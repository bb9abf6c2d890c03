/** Tests of what stores have in common. */
@NullMarked
package dev.mailwright.store.index;

import org.jspecify.annotations.NullMarked;
