/**
 * The command line of the runnable server, and small programs to copy from: {@link dev.mailwright.examples.SmallestServer},
 * {@link dev.mailwright.examples.OwnUserTable}, {@link dev.mailwright.examples.MailToMethod}. Nothing depends on this
 * package.
 */
@NullMarked
package dev.mailwright.examples;

import org.jspecify.annotations.NullMarked;
