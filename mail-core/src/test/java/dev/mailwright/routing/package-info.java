/** Tests of routing. */
@NullMarked
package dev.mailwright.routing;

import org.jspecify.annotations.NullMarked;
