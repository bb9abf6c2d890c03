package dev.mailwright.net;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.function.Supplier;

/** How sockets are driven. */
record Transport(
        String name, IoHandlerFactory handlers, Supplier<ServerChannel> server, Supplier<SocketChannel> client) {

    /** Epoll where both its classes and its native library are there. */
    static Transport best() {
        try {
            if (Epoll.isAvailable()) {
                return new Transport(
                        "epoll", EpollIoHandler.newFactory(), EpollServerSocketChannel::new, EpollSocketChannel::new);
            }
        } catch (LinkageError withoutClasses) {
            return nio();
        }
        return nio();
    }

    private static Transport nio() {
        return new Transport("nio", NioIoHandler.newFactory(), NioServerSocketChannel::new, NioSocketChannel::new);
    }
}
