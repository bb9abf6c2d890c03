/**
 * The directory that lives in memory: accounts and aliases given in line, changed live, gone with the process.
 *
 * <p>May use {@code directory} and {@code directory.password}. Made by the server's builder, by applications and tests.
 *
 * <ul>
 *   <li>Readers see one immutable snapshot; an edit makes the next one, or none at all.
 *   <li>Building it hashes nothing, so that it costs nothing at start: a password that the program itself gives in clear
 *       stays in clear in this memory and is compared in constant time. One that is set later, through {@code apply}, is
 *       hashed at once, its SCRAM verifier derived, and the clear text dropped.
 * </ul>
 */
@NullMarked
package dev.mailwright.directory.memory;

import org.jspecify.annotations.NullMarked;
