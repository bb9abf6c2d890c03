/** What domains publish, as text for others and compared with what they have. */
@NullMarked
package dev.mailwright.records;

import org.jspecify.annotations.NullMarked;
