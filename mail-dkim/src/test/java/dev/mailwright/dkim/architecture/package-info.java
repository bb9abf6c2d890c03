/** The rules of the house, for this module. */
@NullMarked
package dev.mailwright.dkim.architecture;

import org.jspecify.annotations.NullMarked;
