/** Tests of {@code dev.mailwright.smtp.client}. */
@NullMarked
package dev.mailwright.smtp.client;

import org.jspecify.annotations.NullMarked;
