package dev.mailwright.smtp.client;

import dev.mailwright.CourierProvider;
import dev.mailwright.Network;
import dev.mailwright.Rooms;
import dev.mailwright.net.Dialer;
import dev.mailwright.queue.Courier;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings the courier of this module along. */
public final class SmtpCourierProvider implements CourierProvider {

    private static final int SMTP = 25;

    /** For the service loader. */
    public SmtpCourierProvider() {}

    @Override
    public Courier courier(Rooms rooms, Means means) {
        Dialer dialer = new Dialer(Network.of(rooms).loops(), means.tls());
        Client client = new Client(
                rooms.heloName(), dialer, rooms.time(), rooms.workers(), rooms.random(), ClientTimeouts.DEFAULT);
        HostSearch search = new HostSearch(rooms.dns(), means.policy(), own(rooms), SMTP, rooms.workers());
        return new SmtpCourier(client, search);
    }

    /** The names by which an MX record may lead back here. */
    private static Set<String> own(Rooms rooms) {
        return Stream.of(rooms.hostname(), rooms.heloName())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
