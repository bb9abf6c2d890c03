package dev.mailwright.dns;

import dev.mailwright.Subscription;
import dev.mailwright.Time;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** One question, put to one server after the other until one answers. */
final class Query<T> {

    /** What fits into a datagram everywhere. // rfc9715#3 */
    private static final int PAYLOAD = 1232;

    private final Settings settings;
    private final DnsTransport transport;
    private final DnsName name;
    private final RecordType<T> type;
    private final CompletableFuture<Reading<T>> result = new CompletableFuture<>();

    /** Whom to ask and how patiently. */
    record Settings(List<InetSocketAddress> servers, boolean trusted, Duration patience, int attempts, Time time) {}

    Query(Settings settings, DnsTransport transport, DnsName name, RecordType<T> type) {
        this.settings = settings;
        this.transport = transport;
        this.name = name;
        this.type = type;
    }

    /** Never fails; completes on the thread of the transport or of a timer. */
    CompletableFuture<Reading<T>> start() {
        attempt(0, false, true, "no name server");
        return result;
    }

    private void attempt(int number, boolean tcp, boolean extended, String before) {
        if (number >= settings.attempts()) {
            result.complete(Reading.unavailable(before));
            return;
        }
        InetSocketAddress server =
                settings.servers().get(number % settings.servers().size());
        Message query = message(extended);
        int id = query.getHeader().getID();
        CompletableFuture<byte[]> answer = transport.ask(server, query.toWire(), tcp, octets -> fits(octets, id));
        Subscription timer = settings.time()
                .after(settings.patience(), () -> answer.completeExceptionally(new TimeoutException("no answer")));
        answer.whenComplete((octets, failure) -> {
            timer.close();
            if (octets == null) {
                attempt(number + 1, false, extended, server + ": " + failure);
            } else {
                answered(number, tcp, extended, octets, id);
            }
        });
    }

    private void answered(int number, boolean tcp, boolean extended, byte[] octets, int id) {
        Message message = fits(octets, id) ? parse(octets) : new Message();
        if (!message.getHeader().getFlag(Flags.QR)) {
            attempt(number + 1, false, extended, "the answer cannot be read");
        } else if (message.getHeader().getFlag(Flags.TC) && !tcp) {
            attempt(number, true, extended, "cut off");
        } else if (message.getRcode() == org.xbill.DNS.Rcode.FORMERR && extended) {
            attempt(number, tcp, false, "the name server understands no EDNS");
        } else {
            Reading<T> reading = Reading.of(message, name, type, settings.trusted());
            if (reading.answer() instanceof dev.mailwright.Lookup.Unavailable<?> no) {
                attempt(number + 1, false, extended, no.reason());
            } else {
                result.complete(reading);
            }
        }
    }

    /** AD asks to be told whether the answer was validated. // rfc6840#5.7 */
    private Message message(boolean extended) {
        Name wire = Names.toWire(name);
        Message query = Message.newQuery(Record.newRecord(wire, type.code(), DClass.IN));
        query.getHeader().setFlag(Flags.AD);
        if (extended) {
            query.addRecord(new OPTRecord(PAYLOAD, 0, 0), Section.ADDITIONAL);
        }
        return query;
    }

    /** A forger has to guess the number, the port and the question. // rfc5452#9.1 */
    private boolean fits(byte[] octets, int id) {
        if (octets.length < 12 || ((octets[0] & 0xff) << 8 | (octets[1] & 0xff)) != id || (octets[2] & 0x80) == 0) {
            return false;
        }
        Record question = parse(octets).getQuestion();
        return question == null
                || (question.getType() == type.code()
                        && Names.fromWire(question.getName())
                                .filter(name::equals)
                                .isPresent());
    }

    /** A message without QR where the octets are none. */
    private static Message parse(byte[] octets) {
        try {
            return new Message(octets);
        } catch (IOException | RuntimeException e) {
            return new Message();
        }
    }
}
