package dev.mailwright.examples.serve;

import dev.mailwright.MailServer;
import dev.mailwright.MailService;
import dev.mailwright.examples.serve.yaml.YamlMap;
import dev.mailwright.examples.serve.yaml.YamlValue;
import dev.mailwright.imap.Imap;
import dev.mailwright.imap.ImapBuilder;
import dev.mailwright.pop3.Pop3;
import dev.mailwright.pop3.Pop3Builder;
import dev.mailwright.smtp.Smtp;
import dev.mailwright.smtp.SmtpBuilder;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code services:} what listens where. */
record ServicesSection(MailServer.Builder builder, SmtpSection settings) {

    private static final int HIGHEST_PORT = 65_535;

    /** One listener, and whether TLS comes first there. */
    private record Place(InetSocketAddress address, boolean tlsFirst) {

        void listen(Consumer<InetSocketAddress> plain, Consumer<InetSocketAddress> tls) {
            (tlsFirst ? tls : plain).accept(address);
        }
    }

    void read(YamlValue value) {
        value.withMap(
                map -> {
                    map.value("smtp").ifPresent(v -> builder.add(smtp(settings.inbound(Smtp.inbound()), v)));
                    map.value("submission")
                            .ifPresent(v -> builder.add(smtp(settings.submission(Smtp.submission()), v)));
                    map.value("lmtp").ifPresent(v -> builder.add(smtp(Smtp.lmtp(), v)));
                    map.value("imap").ifPresent(v -> builder.add(imap(v)));
                    map.value("pop3").ifPresent(v -> builder.add(pop3(v)));
                },
                "smtp",
                "submission",
                "lmtp",
                "imap",
                "pop3");
    }

    private static MailService.Builder smtp(SmtpBuilder service, YamlValue value) {
        places(value).forEach(place -> place.listen(service::listen, service::listenTls));
        return service;
    }

    private static MailService.Builder imap(YamlValue value) {
        ImapBuilder service = Imap.server();
        places(value).forEach(place -> place.listen(service::listen, service::listenTls));
        return service;
    }

    private static MailService.Builder pop3(YamlValue value) {
        Pop3Builder service = Pop3.server();
        places(value).forEach(place -> place.listen(service::listen, service::listenTls));
        return service;
    }

    private static List<Place> places(YamlValue value) {
        return value.items().stream()
                .flatMap(item -> item.map("host", "port", "tls").flatMap(map -> place(item, map)).stream())
                .toList();
    }

    private static Optional<Place> place(YamlValue item, YamlMap map) {
        if (map.value("port").isEmpty()) {
            item.wrong("has no port; add port: 25, or port: 0 for any free one");
        }
        boolean first = map.value("tls")
                .flatMap(v -> v.choice("starttls", "implicit"))
                .map("implicit"::equals)
                .orElse(false);
        Optional<String> host = map.value("host").flatMap(YamlValue::text);
        return map.value("port")
                .flatMap(v -> v.number(0, HIGHEST_PORT))
                .map(port -> new Place(
                        host.map(h -> new InetSocketAddress(h, port)).orElseGet(() -> new InetSocketAddress(port)),
                        first));
    }
}
