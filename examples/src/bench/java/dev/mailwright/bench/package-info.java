/** Speed of what a user does, measured with JMH; each class is named after it. Run by the profile {@code bench}. */
@NullMarked
package dev.mailwright.bench;

import org.jspecify.annotations.NullMarked;
