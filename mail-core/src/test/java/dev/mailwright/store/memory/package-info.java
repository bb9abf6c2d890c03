/** The store in memory against the contract of all stores. */
@NullMarked
package dev.mailwright.store.memory;

import org.jspecify.annotations.NullMarked;
