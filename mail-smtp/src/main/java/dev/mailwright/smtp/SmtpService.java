package dev.mailwright.smtp;

import dev.mailwright.ListeningService;
import dev.mailwright.MailService;
import dev.mailwright.Problem;
import dev.mailwright.Rooms;
import dev.mailwright.ServiceKey;
import java.util.ArrayList;
import java.util.List;

/** A listening service, and what was wrong with its own settings. */
record SmtpService(ListeningService<SmtpListeners> listening, List<Problem> found) implements MailService {

    SmtpService {
        found = List.copyOf(found);
    }

    @Override
    public ServiceKey<?> key() {
        return listening.key();
    }

    @Override
    public List<Problem> problems(Rooms rooms) {
        List<Problem> all = new ArrayList<>(found);
        all.addAll(listening.problems(rooms));
        return all;
    }

    @Override
    public Running bind(Rooms rooms) {
        return listening.bind(rooms);
    }
}
