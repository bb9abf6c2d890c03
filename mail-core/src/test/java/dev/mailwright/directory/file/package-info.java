/** Tests of directories in files. */
@NullMarked
package dev.mailwright.directory.file;

import org.jspecify.annotations.NullMarked;
