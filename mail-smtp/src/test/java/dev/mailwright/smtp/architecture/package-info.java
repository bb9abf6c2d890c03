/** The rules that hold for each class of this module. */
@NullMarked
package dev.mailwright.smtp.architecture;

import org.jspecify.annotations.NullMarked;
