/** The rules that hold for each class of this module. */
@NullMarked
package dev.mailwright.imap.architecture;

import org.jspecify.annotations.NullMarked;
