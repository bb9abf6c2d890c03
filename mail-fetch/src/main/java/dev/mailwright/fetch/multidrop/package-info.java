/** Whom a message of a shared mailbox was for, by its header. Pure. */
@NullMarked
package dev.mailwright.fetch.multidrop;

import org.jspecify.annotations.NullMarked;
