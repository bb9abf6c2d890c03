/** The rules of the house: which room may use which, and what no room may do. */
@NullMarked
package dev.mailwright.architecture;

import org.jspecify.annotations.NullMarked;
