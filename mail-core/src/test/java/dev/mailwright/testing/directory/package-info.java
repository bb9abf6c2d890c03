/** The contract of directories, for whoever implements one: extend {@code DirectoryContract} and say how to build yours. */
@NullMarked
package dev.mailwright.testing.directory;

import org.jspecify.annotations.NullMarked;
