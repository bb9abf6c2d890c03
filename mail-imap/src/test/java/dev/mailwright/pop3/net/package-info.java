/** Dialogues of POP3, pure and over sockets. */
@NullMarked
package dev.mailwright.pop3.net;

import org.jspecify.annotations.NullMarked;
