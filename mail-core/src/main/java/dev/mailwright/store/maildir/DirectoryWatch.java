package dev.mailwright.store.maildir;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says in which directories something happened, whatever it was and whoever did it. Thread-safe. */
final class DirectoryWatch implements Closeable {

    private final WatchService service;
    private final Map<Path, WatchKey> keys = new ConcurrentHashMap<>();

    DirectoryWatch() throws IOException {
        this.service = FileSystems.getDefault().newWatchService();
    }

    /**
     * Watches a directory too. What happened before is not told.
     *
     * @throws IOException when the system has no more watches, or the directory is not there
     */
    void add(Path directory) throws IOException {
        WatchKey key =
                directory.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
        keys.put(directory, key);
    }

    void remove(Path directory) {
        WatchKey key = keys.remove(directory);
        if (key != null) {
            key.cancel();
        }
    }

    /** Where something happened since the last call, or so much that it was not counted. */
    Set<Path> changed() {
        Set<Path> changed = new HashSet<>();
        try {
            for (WatchKey key = service.poll(); key != null; key = service.poll()) {
                key.pollEvents();
                changed.add((Path) key.watchable());
                key.reset();
            }
        } catch (ClosedWatchServiceException e) {
            keys.clear();
        }
        return changed;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
