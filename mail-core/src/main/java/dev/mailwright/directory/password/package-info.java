/**
 * How passwords are kept: as {@code {SCHEME}} hashes that only checking can use, and as SCRAM verifiers beside them.
 *
 * <p>May use {@code directory} and the JDK; {@code .bouncycastle} alone sees that library, and is loaded when a password
 * first needs it. Called by directories, on workers, since hashing is slow on purpose.
 *
 * <ul>
 *   <li>A clear password is never logged, never part of a message of an exception, never kept here.
 *   <li>Hashes are compared in constant time.
 * </ul>
 */
@NullMarked
package dev.mailwright.directory.password;

import org.jspecify.annotations.NullMarked;
