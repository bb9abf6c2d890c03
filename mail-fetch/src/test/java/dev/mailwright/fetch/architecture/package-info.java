/** The arrows between the rooms of this module. */
@NullMarked
package dev.mailwright.fetch.architecture;

import org.jspecify.annotations.NullMarked;
