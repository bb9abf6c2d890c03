/** Other people's programs send to this server and take mail from it. */
@NullMarked
package dev.mailwright.smtp.interop;

import org.jspecify.annotations.NullMarked;
