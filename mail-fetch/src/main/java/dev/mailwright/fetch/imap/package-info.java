/**
 * The client's side of IMAP4rev1, as far as fetching needs it (RFC 3501, with RFC 2177, 4315, 4731 and 4959 where the server has them). Message literals go
 * straight to a spool and are never held in memory beyond its mark.
 */
@NullMarked
package dev.mailwright.fetch.imap;

import org.jspecify.annotations.NullMarked;
