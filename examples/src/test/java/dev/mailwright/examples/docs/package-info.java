/** What the documents say is what the code does. */
@NullMarked
package dev.mailwright.examples.docs;

import org.jspecify.annotations.NullMarked;
