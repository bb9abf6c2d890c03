/** A whole server under input that nobody should send: it answers, it logs nothing, and it goes on serving. */
@NullMarked
package dev.mailwright.examples.abuse;

import org.jspecify.annotations.NullMarked;
