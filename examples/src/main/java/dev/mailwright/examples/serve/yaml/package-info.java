/**
 * A YAML file as values that know their name and line, and a list of what is wrong with them. Knows nothing of mail; the
 * only package that sees the YAML library.
 */
@NullMarked
package dev.mailwright.examples.serve.yaml;

import org.jspecify.annotations.NullMarked;
