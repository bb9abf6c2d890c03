package dev.mailwright.examples.serve;

import dev.mailwright.MailServer;
import dev.mailwright.examples.serve.yaml.YamlMap;
import dev.mailwright.examples.serve.yaml.YamlValue;
import dev.mailwright.queue.Relay;
import dev.mailwright.queue.file.FileQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code outbound:} where mail waits that goes elsewhere, and which way it goes. */
record OutboundSection(MailServer.Builder builder, Path home) {

    private static final int MAX_PORT = 65_535;
    private static final int MAX_HOURS = 24 * 30;

    void read(YamlValue value) {
        value.withMap(this::read, "queue", "lifetime-hours", "smarthosts", "routes", "deliver-via");
    }

    private void read(YamlMap map) {
        map.required("queue", "add queue: with the directory where mail waits")
                .ifPresent(directory -> builder.queue(FileQueue.at(home.resolve(directory))));
        map.value("lifetime-hours")
                .flatMap(v -> v.number(1, MAX_HOURS))
                .ifPresent(hours -> builder.queueing(queue -> queue.lifetime(Duration.ofHours(hours))));
        map.value("smarthosts")
                .ifPresent(hosts -> hosts.items()
                        .forEach(host -> relay(host, Relay.Protocol.SMTP)
                                .ifPresent(relay -> builder.smarthost(relay.host(), relay.port(), same -> relay))));
        map.value("routes").ifPresent(routes -> routes.items().forEach(this::route));
        map.value("deliver-via").flatMap(v -> relay(v, Relay.Protocol.LMTP)).ifPresent(builder::deliverVia);
    }

    private void route(YamlValue value) {
        value.withMap(
                map -> {
                    List<Relay> via = new ArrayList<>();
                    map.value("via")
                            .ifPresent(hosts -> hosts.items()
                                    .forEach(host ->
                                            relay(host, Relay.Protocol.SMTP).ifPresent(via::add)));
                    Optional<String> to = map.value("to").flatMap(YamlValue::text);
                    Optional<String> from = map.value("from").flatMap(YamlValue::text);
                    if (via.isEmpty() || to.isPresent() == from.isPresent()) {
                        value.wrong("needs via: and one of to: partner.example and from: ann@example.com");
                        return;
                    }
                    builder.route(route -> {
                        to.ifPresent(route::to);
                        from.ifPresent(route::from);
                        via.forEach(route::via);
                    });
                },
                "to",
                "from",
                "via");
    }

    private static Optional<Relay> relay(YamlValue value, Relay.Protocol protocol) {
        return value.map("host", "port", "tls", "tls-name", "pin", "user", "password")
                .flatMap(map ->
                        map.required("host", "say which server").flatMap(host -> relay(value, map, host, protocol)));
    }

    private static Optional<Relay> relay(YamlValue value, YamlMap map, String host, Relay.Protocol protocol) {
        boolean lmtp = protocol == Relay.Protocol.LMTP;
        int port = map.value("port").flatMap(v -> v.number(1, MAX_PORT)).orElse(lmtp ? 24 : 25);
        try {
            Relay relay = lmtp ? Relay.lmtp(host, port) : Relay.smtp(host, port);
            relay = secured(relay, map);
            relay = map.value("tls-name")
                    .flatMap(YamlValue::text)
                    .map(relay::tlsName)
                    .orElse(relay);
            relay = map.value("pin").flatMap(YamlValue::text).map(relay::pin).orElse(relay);
            Optional<String> user = map.value("user").flatMap(YamlValue::text);
            Optional<String> password = map.value("password").flatMap(YamlValue::text);
            if (user.isPresent() != password.isPresent()) {
                value.wrong("needs both of user: and password:, or neither");
            }
            return Optional.of(
                    user.isPresent() && password.isPresent() ? relay.login(user.get(), password.get()) : relay);
        } catch (IllegalArgumentException e) {
            value.wrong("is no server to send to: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Relay secured(Relay relay, YamlMap map) {
        String how = map.value("tls")
                .flatMap(v -> v.choice("opportunistic", "starttls", "implicit", "none"))
                .orElse("opportunistic");
        return switch (how) {
            case "starttls" -> relay.startTls();
            case "implicit" -> relay.implicitTls();
            case "none" -> relay.plaintext();
            default -> relay;
        };
    }
}
