package dev.mailwright.pop3.net;

import dev.mailwright.Lookup;
import dev.mailwright.store.Content;
import dev.mailwright.store.Folders;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Mailbox;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the octets of messages that sessions take from a store, and the messages that they hold open. */
final class CountedReads {

    final AtomicLong octets = new AtomicLong();
    final AtomicInteger open = new AtomicInteger();

    MailStore around(MailStore store) {
        return counted(MailStore.class, store);
    }

    private <T> T counted(Class<T> kind, T real) {
        return kind.cast(Proxy.newProxyInstance(
                kind.getClassLoader(),
                new Class<?>[] {kind},
                (self, method, arguments) -> wrapped(call(real, method, arguments))));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private Object wrapped(Object result) {
        if (result instanceof Folders folders) {
            return counted(Folders.class, folders);
        }
        if (result instanceof Content content) {
            open.incrementAndGet();
            return new CountedContent(content);
        }
        return result instanceof Lookup<?> lookup
                ? lookup.map(found -> found instanceof Mailbox mailbox ? counted(Mailbox.class, mailbox) : found)
                : result;
    }

    private final class CountedContent implements Content {
        private final Content real;

        CountedContent(Content real) {
            this.real = real;
        }

        @Override
        public long size() {
            return real.size();
        }

        @Override
        public long transferTo(WritableByteChannel to, long from, long max) throws IOException {
            long count = real.transferTo(to, from, max);
            octets.addAndGet(count);
            return count;
        }

        @Override
        public InputStream open() {
            return new FilterInputStream(real.open()) {
                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int count = super.read(into, offset, length);
                    octets.addAndGet(Math.max(0, count));
                    return count;
                }
            };
        }

        @Override
        public Optional<FileChannel> file() {
            return Optional.empty();
        }

        @Override
        public void close() {
            open.decrementAndGet();
            real.close();
        }
    }
}
