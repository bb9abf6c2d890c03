/**
 * How one command line talks to a server that runs: a Unix domain socket with mode 0600 in the data directory. Whoever may
 * open it may do everything, so there is no login.
 *
 * <p>A {@link dev.mailwright.examples.control.ControlCommand} is a verb with arguments; a new one (of the queue, say) is a
 * class of that kind and a row in {@code serve.ServerCommands}. The server offers them through a {@link
 * dev.mailwright.examples.control.ControlSocket}; the command line sends them with a {@link
 * dev.mailwright.examples.control.ControlClient}. Where no server runs the command line builds one without services, which
 * takes the lock of the data directory, and runs the same command in its own process.
 *
 * <p>One command a connection. The request is a line of words, each percent-encoded (octets but letters, digits and {@code
 * .-*_}; a space is a plus sign), separated by spaces. The answer is lines as they come: {@code +} and a line for standard
 * output, {@code -} and one for standard error, at last {@code =} and the exit code. An answer without its last line is
 * one that broke off. Nothing here knows what a command does.
 */
@NullMarked
package dev.mailwright.examples.control;

import org.jspecify.annotations.NullMarked;
