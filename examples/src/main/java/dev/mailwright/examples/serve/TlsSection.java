package dev.mailwright.examples.serve;

import dev.mailwright.MailServer;
import dev.mailwright.examples.serve.yaml.YamlMap;
import dev.mailwright.examples.serve.yaml.YamlValue;
import dev.mailwright.net.Tls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** {@code tls:} which certificates are shown. */
record TlsSection(MailServer.Builder builder, Path home) {

    void read(YamlValue value) {
        value.withMap(
                map -> read(value, map), "certificate", "key", "self-signed", "names", "reload", "client-certificates");
    }

    private void read(YamlValue value, YamlMap map) {
        Optional<Tls> tls = map.value("self-signed").isPresent()
                ? map.value("self-signed").flatMap(this::selfSigned)
                : pem(value, map);
        if (map.value("self-signed").isPresent() && map.value("certificate").isPresent()) {
            value.wrong("has certificate: and self-signed:; keep one");
        }
        for (Map.Entry<String, YamlValue> name : names(map).entrySet()) {
            Optional<Pair> pair = pair(name.getValue());
            if (tls.isPresent() && pair.isPresent()) {
                tls = sni(name.getValue(), tls.get(), name.getKey(), pair.get());
            }
        }
        boolean watched = map.value("reload").flatMap(YamlValue::yesOrNo).orElse(true);
        Optional<Path> clients = map.value("client-certificates").flatMap(this::readable);
        tls.map(all -> clients.map(all::clientCertificates).orElse(all))
                .ifPresent(all -> builder.tls(watched ? all.reloadOnChange() : all));
    }

    private static Map<String, YamlValue> names(YamlMap map) {
        return map.value("names").flatMap(v -> v.map()).map(YamlMap::entries).orElse(Map.of());
    }

    private static Optional<Tls> sni(YamlValue value, Tls tls, String name, Pair pair) {
        try {
            return Optional.of(tls.sni(name, pair.certificate(), pair.key()));
        } catch (IllegalArgumentException unfit) {
            value.wrong("is no host name: " + unfit.getMessage());
            return Optional.of(tls);
        }
    }

    private record Pair(Path certificate, Path key) {}

    private Optional<Tls> pem(YamlValue value, YamlMap map) {
        return pair(value, map).map(pair -> Tls.pem(pair.certificate(), pair.key()));
    }

    private Optional<Pair> pair(YamlValue value) {
        return value.map("certificate", "key").flatMap(map -> pair(value, map));
    }

    private Optional<Pair> pair(YamlValue value, YamlMap map) {
        if (map.value("certificate").isEmpty() || map.value("key").isEmpty()) {
            value.wrong("needs certificate: chain.pem and key: key.pem");
            return Optional.empty();
        }
        Optional<Path> certificate = map.value("certificate").flatMap(this::readable);
        Optional<Path> key = map.value("key").flatMap(this::readable);
        return certificate.flatMap(chain -> key.map(secret -> new Pair(chain, secret)));
    }

    private Optional<Path> readable(YamlValue value) {
        Optional<Path> file = value.text().map(home::resolve);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            value.wrong("cannot be read: " + file.get() + "; correct the path, or let this user read it");
            return Optional.empty();
        }
        return file;
    }

    private Optional<Tls> selfSigned(YamlValue value) {
        return value.map("directory", "names").flatMap(map -> {
            Optional<String> directory = map.required("directory", "say where cert.pem and key.pem are to be");
            Optional<String[]> names = map.value("names")
                    .map(v -> v.texts().toArray(String[]::new))
                    .filter(given -> given.length > 0);
            if (names.isEmpty()) {
                value.wrong("needs names: [mail.example.com]");
            }
            return directory.flatMap(text -> names.map(given -> Tls.selfSigned(home.resolve(text), given)));
        });
    }
}
