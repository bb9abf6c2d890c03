/**
 * Directories in text files that people already have: Dovecot's passwd-file, Postfix's virtual(5) and aliases(5). Made
 * by {@link dev.mailwright.directory.Directories}.
 *
 * <p>May use {@code directory} and {@code directory.password}. Called on workers only, since it reads files.
 *
 * <ul>
 *   <li>A file is used whole or not at all: one bad line, and the last good state stays in use.
 *   <li>Readers see one immutable snapshot. A look-up checks, at most once a second, whether the file has changed.
 *   <li>Problems name file and line, never a password.
 * </ul>
 */
@NullMarked
package dev.mailwright.directory.file;

import org.jspecify.annotations.NullMarked;
