/**
 * The verbs of SMTP, one small class each, and the table that says where each is legal and what it adds to EHLO.
 *
 * <p>A new verb is a class, a row in {@link dev.mailwright.smtp.verb.VerbTable}, a transcript and a row in {@code
 * rfc/index.txt}; a new parameter of MAIL is a class and a row in {@link dev.mailwright.smtp.verb.MailParameters}. Verbs
 * have no state of their own. One layer with {@code session}; knows no network.
 */
@NullMarked
package dev.mailwright.smtp.verb;

import org.jspecify.annotations.NullMarked;
