/**
 * The verbs of POP3, one small class each, and the table that says where each is legal and what it adds to CAPA.
 *
 * <p>A new verb is a class, a row in {@link dev.mailwright.pop3.verb.VerbTable}, a transcript and a row in {@code rfc/index.txt}. Verbs have no state of their
 * own. One layer with {@code session}; knows no network.
 */
@NullMarked
package dev.mailwright.pop3.verb;

import org.jspecify.annotations.NullMarked;
