package dev.mailwright.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A question in one datagram. */
final class UdpExchange implements Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(UdpExchange.class);
    private static final int LARGEST = 4096;

    private final DatagramChannel channel;
    private final Predicate<byte[]> fits;
    private final CompletableFuture<byte[]> answer;

    private UdpExchange(DatagramChannel channel, Predicate<byte[]> fits, CompletableFuture<byte[]> answer) {
        this.channel = channel;
        this.fits = fits;
        this.answer = answer;
    }

    static UdpExchange open(
            Selector selector,
            InetSocketAddress server,
            byte[] query,
            Predicate<byte[]> fits,
            CompletableFuture<byte[]> answer)
            throws IOException {
        UdpExchange exchange = new UdpExchange(DatagramChannel.open(), fits, answer);
        try {
            exchange.channel.configureBlocking(false);
            exchange.channel.connect(server);
            exchange.channel.register(selector, SelectionKey.OP_READ, exchange);
            exchange.channel.write(ByteBuffer.wrap(query));
            return exchange;
        } catch (IOException | RuntimeException e) {
            exchange.close();
            throw e;
        }
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
        while (channel.isOpen() && channel.read(buffer) > 0) {
            byte[] octets = new byte[buffer.flip().remaining()];
            buffer.get(octets);
            buffer.clear();
            if (fits.test(octets)) {
                answer.complete(octets);
                return;
            }
        }
    }

    @Override
    public void fail(Exception cause) {
        answer.completeExceptionally(cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("Closing a socket", e);
        }
    }
}
