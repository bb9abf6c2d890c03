/** Tests of IMAP as a whole: transcripts, several sessions, sockets. */
@NullMarked
package dev.mailwright.imap;

import org.jspecify.annotations.NullMarked;
