package dev.mailwright.examples.serve;

import dev.mailwright.MailServer;
import dev.mailwright.examples.serve.yaml.YamlMap;
import dev.mailwright.examples.serve.yaml.YamlValue;
import dev.mailwright.smtp.SmtpBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code smtp:} whom the SMTP services trust, and what they ask of others. */
record SmtpSection(Optional<YamlMap> map) {

    private static final int LONGEST_DELAY = 30;

    static SmtpSection of(YamlMap top) {
        return new SmtpSection(top.value("smtp")
                .flatMap(value -> value.map(
                        "helo-name",
                        "relay-from",
                        "relay-from-wide",
                        "proxied-by",
                        "greeting-delay",
                        "xclient-from",
                        "own-sender-only")));
    }

    /** What holds for the whole server. */
    void server(MailServer.Builder builder) {
        value("helo-name").flatMap(YamlValue::text).ifPresent(builder::heloName);
        builder.relayFrom(networks("relay-from"));
        builder.relayFromWide(networks("relay-from-wide"));
        builder.proxiedBy(networks("proxied-by"));
    }

    /** What holds where other servers come in. */
    SmtpBuilder inbound(SmtpBuilder service) {
        value("greeting-delay")
                .flatMap(v -> v.number(0, LONGEST_DELAY))
                .ifPresent(seconds -> service.greetingDelay(Duration.ofSeconds(seconds)));
        return service.xclientFrom(networks("xclient-from"));
    }

    /** What holds where users come in. */
    SmtpBuilder submission(SmtpBuilder service) {
        boolean own = value("own-sender-only").flatMap(YamlValue::yesOrNo).orElse(false);
        return own ? service.ownSenderOnly() : service;
    }

    private String[] networks(String key) {
        return value(key).map(YamlValue::texts).orElse(List.of()).toArray(String[]::new);
    }

    private Optional<YamlValue> value(String key) {
        return map.flatMap(present -> present.value(key));
    }
}
