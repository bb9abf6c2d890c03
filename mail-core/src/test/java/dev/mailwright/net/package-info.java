/** Tests of the room of sockets, most of them through a small line protocol of their own. */
@NullMarked
package dev.mailwright.net;

import org.jspecify.annotations.NullMarked;
