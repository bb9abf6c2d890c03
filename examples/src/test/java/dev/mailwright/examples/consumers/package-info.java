/**
 * Proof that strangers can use what we publish: projects outside the reactor, built by Maven from a repository of files
 * that holds exactly the published jars and poms.
 */
@NullMarked
package dev.mailwright.examples.consumers;

import org.jspecify.annotations.NullMarked;
