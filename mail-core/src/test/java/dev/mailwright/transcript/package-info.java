/**
 * The transcript player: dialogues with a mail server, written as text that a mail administrator can read, and the ways
 * to play them. The format is described in {@code docs/transcripts.md}.
 *
 * <p>Here live the parser ({@link dev.mailwright.transcript.Transcript}), the player and the ways that need no network
 * library ({@link dev.mailwright.transcript.PureCore}, {@link dev.mailwright.transcript.CutEverywhere},
 * {@link dev.mailwright.transcript.SocketWay}). Knowledge of a protocol may not live here: a module's tests bring it as a
 * {@link dev.mailwright.transcript.World} and a {@link dev.mailwright.transcript.Dialogue}. Tests of every module call it;
 * main code never does.
 *
 * <ul>
 *   <li>Every byte that the server sends must be accounted for by the script.
 *   <li>No wait sleeps; each one has a deadline.
 *   <li>A server's bytes are compared as bytes; text in a script is UTF-8.
 *   <li>Each play gets a fresh world, so that transcripts can be played in any order.
 * </ul>
 */
@NullMarked
package dev.mailwright.transcript;

import org.jspecify.annotations.NullMarked;
