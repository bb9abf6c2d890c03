package dev.mailwright.examples.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP, where the JVM can hear it. The class for it is no official part of Java, so it is looked for by name: without it
 * the server works as well and must be restarted to read its files again.
 */
public final class Hangup {

    private Hangup() {}

    /** Calls this on each SIGHUP, on a thread of its own. */
    public static void on(Runnable action) {
        Logger log = LoggerFactory.getLogger(Hangup.class);
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler calls = (proxy, method, arguments) -> {
                if (method.getDeclaringClass() == Object.class) {
                    return method.invoke(action, arguments);
                }
                action.run();
                return null;
            };
            Object listener = Proxy.newProxyInstance(Hangup.class.getClassLoader(), new Class<?>[] {handler}, calls);
            Object hangup = signal.getConstructor(String.class).newInstance("HUP");
            signal.getMethod("handle", signal, handler).invoke(null, hangup, listener);
        } catch (ReflectiveOperationException | RuntimeException unsupported) {
            log.info(
                    "SIGHUP cannot be heard here ({}); restart the server to read its files again",
                    unsupported.toString());
        }
    }
}
