package dev.mailwright.imap;

import dev.mailwright.Lookup;
import dev.mailwright.store.Folders;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.Row;
import dev.mailwright.store.Rows;
import dev.mailwright.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store of which one method fails: {@code given failing flag TRANSIENT}. */
final class FailingStore {

    private final Map<Object, Object> originals = Collections.synchronizedMap(new IdentityHashMap<>());
    private String method = "";
    private String reason = "";

    /** {@code BUG} is an exception that nobody should throw; other reasons are those of {@link StoreException}. */
    void fail(String failing, String why) {
        method = failing;
        reason = why;
    }

    MailStore around(MailStore real) {
        return wrap(MailStore.class, real);
    }

    private Object[] unwrapped(Object[] arguments) {
        if (arguments == null) {
            return new Object[0];
        }
        return Arrays.stream(arguments)
                .map(argument -> originals.getOrDefault(argument, argument))
                .toArray();
    }

    private <T> T wrap(Class<T> face, Object real) {
        T proxy = proxy(face, real);
        originals.put(proxy, real);
        return proxy;
    }

    private <T> T proxy(Class<T> face, Object real) {
        return face.cast(Proxy.newProxyInstance(
                face.getClassLoader(),
                new Class<?>[] {face},
                (proxy, called, arguments) -> call(real, called, arguments)));
    }

    private Object call(Object real, Method called, Object[] arguments) throws Throwable {
        if (called.getName().equals(method)) {
            RuntimeException failure = failure();
            if (CompletionStage.class.isAssignableFrom(called.getReturnType())) {
                return CompletableFuture.failedFuture(failure);
            }
            throw failure;
        }
        try {
            return wrapped(called.invoke(real, unwrapped(arguments)));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object wrapped(Object result) {
        if (result instanceof Folders folders) {
            return wrap(Folders.class, folders);
        }
        if (result instanceof Lookup.Found<?> found && found.value() instanceof Mailbox mailbox) {
            return Lookup.found(wrap(Mailbox.class, mailbox));
        }
        if (result instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Row) {
            return list.stream().map(row -> wrap(Row.class, row)).toList();
        }
        return result instanceof Rows rows ? wrap(Rows.class, rows) : result;
    }

    private RuntimeException failure() {
        return reason.equals("BUG")
                ? new IllegalStateException("as the test wants")
                : new StoreException(StoreException.Reason.valueOf(reason), "as the test wants");
    }
}
