package dev.mailwright.dns;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A question whose answer does not fit into a datagram: each message has its length before it. // rfc1035#4.2.2 */
final class TcpExchange implements Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(TcpExchange.class);

    private final SocketChannel channel;
    private final ByteBuffer query;
    private final CompletableFuture<byte[]> answer;
    private final ByteBuffer length = ByteBuffer.allocate(2);
    private ByteBuffer body = ByteBuffer.allocate(0);

    private TcpExchange(SocketChannel channel, byte[] query, CompletableFuture<byte[]> answer) {
        this.channel = channel;
        this.query = ByteBuffer.allocate(query.length + 2)
                .putShort((short) query.length)
                .put(query)
                .flip();
        this.answer = answer;
    }

    static TcpExchange open(Selector selector, InetSocketAddress server, byte[] query, CompletableFuture<byte[]> answer)
            throws IOException {
        TcpExchange exchange = new TcpExchange(SocketChannel.open(), query, answer);
        try {
            exchange.channel.configureBlocking(false);
            boolean connected = exchange.channel.connect(server);
            exchange.channel.register(selector, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, exchange);
            return exchange;
        } catch (IOException | RuntimeException e) {
            exchange.close();
            throw e;
        }
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        if (key.isConnectable() && channel.finishConnect()) {
            key.interestOps(SelectionKey.OP_WRITE);
        } else if (key.isWritable()) {
            channel.write(query);
            if (!query.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ);
            }
        } else if (key.isReadable()) {
            read();
        }
    }

    private void read() throws IOException {
        if (length.hasRemaining()) {
            fill(length);
            if (length.hasRemaining()) {
                return;
            }
            body = ByteBuffer.allocate(length.getShort(0) & 0xffff);
        }
        fill(body);
        if (!body.hasRemaining()) {
            answer.complete(body.array());
        }
    }

    private void fill(ByteBuffer buffer) throws IOException {
        if (buffer.hasRemaining() && channel.read(buffer) < 0) {
            throw new EOFException("the name server hung up");
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
