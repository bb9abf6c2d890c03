/** Fields that are written, read and forged. */
@NullMarked
package dev.mailwright.authres;

import org.jspecify.annotations.NullMarked;
