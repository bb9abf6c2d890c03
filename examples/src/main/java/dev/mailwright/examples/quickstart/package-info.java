/**
 * A server with one command: on loopback, with accounts, a certificate and a maildir below one directory that is kept
 * from start to start. Called by the command line only.
 */
@NullMarked
package dev.mailwright.examples.quickstart;

import org.jspecify.annotations.NullMarked;
