package dev.mailwright.directory;

import dev.mailwright.EventSink;
import dev.mailwright.Subscription;
import dev.mailwright.Time;

/**
 * A directory whose sources change under it: it notices by itself and reads them again. Works alone as well; a server
 * gives it its clock and its events.
 */
public interface ReloadingDirectory extends Directory {

    /**
     * Called by the server that uses this directory, each time it starts and before it calls {@link #reload()}: from now on
     * the directory takes the time from there and reports {@link dev.mailwright.event.DirectoryReloaded} and {@link
     * dev.mailwright.event.DirectoryRejected}. Reads nothing yet. Of several servers the last one counts.
     *
     * @return closed by the server when it stops
     */
    Subscription attach(Time time, EventSink events);
}
