/**
 * The grammar of POP3 commands: lines in, records out. Pure; knows neither replies nor sessions. Called by {@code session} and {@code verb}.
 *
 * <p>Invariants: linear in a line whose length is limited already; what does not follow the grammar is a {@link
 * dev.mailwright.pop3.command.SyntaxException} with its {@link dev.mailwright.pop3.command.Fault}, never another exception.
 */
@NullMarked
package dev.mailwright.pop3.command;

import org.jspecify.annotations.NullMarked;
