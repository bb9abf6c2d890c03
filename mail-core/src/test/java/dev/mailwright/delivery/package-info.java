/** Tests of delivery, over the memory store. */
@NullMarked
package dev.mailwright.delivery;

import org.jspecify.annotations.NullMarked;
