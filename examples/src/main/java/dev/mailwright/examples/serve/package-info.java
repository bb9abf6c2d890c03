/**
 * A whole server from a YAML file. {@code yaml} reads it and knows where each value stands; the sections here give it a
 * meaning. Every mistake is told at once, with file, line and fix. Called by the command line only.
 */
@NullMarked
package dev.mailwright.examples.serve;

import org.jspecify.annotations.NullMarked;
