/**
 * SMTP, submission and later LMTP: the public face is {@link dev.mailwright.smtp.Smtp}.
 *
 * <p>Uses core alone; never another protocol. The rooms below ({@code command}, {@code reply}, {@code session}, {@code
 * verb}, {@code net}) are not for embedders.
 */
@NullMarked
package dev.mailwright.smtp;

import org.jspecify.annotations.NullMarked;
