/**
 * Sockets: listeners, TLS, the PROXY header, limits, framing and the strand that owns a connection's session. Knows no protocol and, of core, only
 * {@code observe} and the words of the root ({@link dev.mailwright.Time}, {@link dev.mailwright.StartException}). The {@code net} packages of the protocols build on it; {@link dev.mailwright.net.Tls} and
 * {@link dev.mailwright.net.CidrBlock} are for embedders and need no Netty.
 *
 * <p>How to build a protocol:
 *
 * <ol>
 *   <li>{@link dev.mailwright.net.Protocol} (one object for all connections) names itself, writes the refusal line, and opens a
 *       {@link dev.mailwright.net.Dialogue} for each connection.
 *   <li>The dialogue keeps its {@link dev.mailwright.net.Link}: sets {@code link.framing(Framing.lines(512))} in {@code open}, speaks through
 *       {@code link.out()}, and returns a {@link dev.mailwright.net.Step} from every method: {@code next()}, {@code close()}, {@code startTls()},
 *       {@code later(stage, then)}, {@code pull(responses, then)}, {@code blocking(work)}.
 *   <li>{@code pace(frame)} says whether a frame may block. Cheap frames run on the event loop; the first blocking one takes everything that has arrived
 *       to a worker in one hop. Answers go out in one flush when nothing is left to handle.
 *   <li>The next frame is cut only when the one before is handled. So at DATA, BDAT or a literal just set another framing and return {@code next()}:
 *       the very next octet is cut by it. Set the line framing again when the last chunk or the dot has come. Own framings (a dot reader) implement
 *       {@link dev.mailwright.net.Framing}; {@code map} joins frame types.
 *   <li>STARTTLS: write the answer, return {@code startTls()}; buffered plaintext is dropped; {@code secured()} follows: forget what was learnt.
 *   <li>A commit: {@code return Step.later(transaction.commit(m), results -> { out.text(...); return Step.next(); })}. No thread waits.
 *   <li>A long answer: {@code Step.pull(source, then)}; each {@code source.next(out)} writes some KiB, or a file slice, when the peer takes more.
 *   <li>From outside (new mail while in IDLE): {@code link.post(() -> {...; return Step.next(); })}. Coalesce: post one, not one for each event.
 *   <li>After login call {@code link.authenticated()}. Set {@code link.idleTimeout(...)} by state, {@code link.minimumRate(100)} during uploads.
 *   <li>{@code timedOut}, {@code shutdown}, {@code overloaded}, {@code failed} write the protocol's own goodbye. Do not catch and log machine
 *       faults: let them fly, they are logged once and come back as {@code failed}.
 *   <li>Lines with defects are refused, never repaired; after {@link dev.mailwright.net.LineDefect#BARE_LF} and an endless
 *       {@link dev.mailwright.net.TooLong} answer and close.
 *   <li>Assemble: the module's builder makes a {@code ListeningService} of the protocol, which gives it to {@link dev.mailwright.net.Listeners}: they
 *       take all ports or none, and name the connections. Below them {@link dev.mailwright.net.Connections#of} describes the connections of a port
 *       and {@link dev.mailwright.net.Listener#bind} takes it. Tests: {@code new EmbeddedChannel(connections.initializer())} with {@code Workers.of(Runnable::run)}.
 * </ol>
 *
 * <p>Invariants: a dialogue is called by one thread at a time and needs no lock; nothing blocks on a loop; what a peer makes us keep is bounded; every
 * timer is {@link dev.mailwright.Time}'s; {@code close()} leaves no thread.
 */
@NullMarked
package dev.mailwright.net;

import org.jspecify.annotations.NullMarked;
