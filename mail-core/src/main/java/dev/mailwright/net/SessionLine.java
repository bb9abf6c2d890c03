package dev.mailwright.net;

import dev.mailwright.Time;
import dev.mailwright.observe.LogText;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one line in the log that each session leaves. Confined to the strand. */
final class SessionLine {

    private static final Logger LOG = LoggerFactory.getLogger(SessionLine.class);

    private final Time time;
    private final long begun;
    private String user = "-";

    SessionLine(Time time) {
        this.time = time;
        this.begun = time.nanos();
    }

    void user(String login) {
        user = login;
    }

    void write(String id, String protocol, Endpoints endpoints, Ending why) {
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "{}: {} session of {} from {} over after {} ms: {}",
                    id,
                    protocol,
                    LogText.safe(user),
                    endpoints.remote().getAddress().getHostAddress(),
                    TimeUnit.NANOSECONDS.toMillis(time.nanos() - begun),
                    why);
        }
    }
}
