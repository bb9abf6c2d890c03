package dev.mailwright.net;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Virtual threads by reflection, since the code must compile and run on JDK 17. */
final class VirtualThreads {

    private VirtualThreads() {}

    /** A thread per task, or nothing before JDK 21. */
    static Optional<ExecutorService> executor(String namePrefix) {
        if (Runtime.version().feature() < 21) {
            return Optional.empty();
        }
        try {
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Object virtual = Thread.class.getMethod("ofVirtual").invoke(null);
            Object named =
                    builder.getMethod("name", String.class, long.class).invoke(virtual, namePrefix + "-worker-", 1L);
            Method factory = builder.getMethod("factory");
            return Optional.of((ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, factory.invoke(named)));
        } catch (ReflectiveOperationException without) {
            return Optional.empty();
        }
    }
}
