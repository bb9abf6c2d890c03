package dev.mailwright.arc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.address.Domain;
import dev.mailwright.authres.AuthenticationResults;
import dev.mailwright.dkim.DkimKey;
import dev.mailwright.dkim.DkimVerifier;
import dev.mailwright.dkim.HeaderFields;
import dev.mailwright.dkim.ScannedMessage;
import dev.mailwright.dkim.SigningKey;
import dev.mailwright.dkim.TagList;
import dev.mailwright.dns.RecordType;
import dev.mailwright.dns.ZoneDns;
import dev.mailwright.message.Header;
import dev.mailwright.suite.Suites;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The suites of the drafts of rfc8617. */
class ArcSuiteTest {

    /**
     * What the drafts allowed and rfc8617#4.1.2 does not, since its fields are those of rfc6376#3.5: a list of fields that is
     * empty, or has an empty name, or a form that is left out and yet relaxed.
     */
    private static final Set<String> DRAFT_ERA =
            Set.of("ams_fields_c_na", "ams_fields_h_empty", "ams_fields_h_mis_hdr");

    @Test
    void validation() throws IOException {
        Set<String> wrong = new TreeSet<>();
        int count = 0;
        for (Map<?, ?> scenario : Suites.scenarios("arc/arc-draft-validation-tests.yml")) {
            ZoneDns dns = zone(scenario);
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) scenario.get("tests")).entrySet()) {
                count++;
                Map<?, ?> test = (Map<?, ?>) entry.getValue();
                String expected = text(test, "cv").strip().toLowerCase(java.util.Locale.ROOT);
                ArcResult result = chain(dns, scan(text(test, "message")));
                if (DRAFT_ERA.contains(entry.getKey().toString())) {
                    assertThat(result.status()).isEqualTo(ArcStatus.FAIL);
                } else if (!expected.isEmpty() && !result.status().toString().equals(expected)) {
                    wrong.add(entry.getKey() + ": " + result + " instead of " + expected);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isEqualTo(171);
    }

    @Test
    void signing() throws IOException {
        Set<String> wrong = new TreeSet<>();
        int count = 0;
        for (Map<?, ?> scenario : Suites.scenarios("arc/arc-draft-sign-tests.yml")) {
            ZoneDns dns = zone(scenario);
            DkimKey key = DkimKey.of(
                    Domain.of(text(scenario, "domain")),
                    text(scenario, "sel"),
                    SigningKey.pem(text(scenario, "privatekey")));
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) scenario.get("tests")).entrySet()) {
                count++;
                sign(dns, key, entry.getKey().toString(), (Map<?, ?>) entry.getValue(), wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isEqualTo(17);
    }

    private static void sign(ZoneDns dns, DkimKey key, String name, Map<?, ?> test, Set<String> wrong)
            throws IOException {
        ScannedMessage message = scan(text(test, "message"));
        String id = text(test, "srv-id");
        List<dev.mailwright.authres.MethodResult> found = new ArrayList<>();
        for (HeaderFields.Field field : message.header().all("authentication-results")) {
            Optional<AuthenticationResults> read =
                    AuthenticationResults.parse(message.header().value(field));
            read.filter(r -> r.id().equals(id)).ifPresent(r -> found.addAll(r.results()));
        }
        List<Header> set = ArcSealer.of(() -> Instant.ofEpochSecond(Long.parseLong(text(test, "t"))))
                .fields(List.of(text(test, "sig-headers").split(":")))
                .seal(message, new AuthenticationResults(id, found), chain(dns, message), key);
        if (text(test, "AS").isBlank() != set.isEmpty()) {
            wrong.add(name + ": " + (set.isEmpty() ? "not sealed" : "sealed"));
        } else if (!set.isEmpty()) {
            compare(name + " AMS", text(test, "AMS"), set.get(1).value(), wrong);
            compareButSignature(name + " AS", text(test, "AS"), set.get(0).value(), wrong);
        }
    }

    /** A signature over the same fields is the same, octet by octet. */
    private static void compare(String name, String expected, String made, Set<String> wrong) {
        if (!tags(expected).equals(tags(made))) {
            wrong.add(name + ": " + tags(made) + " instead of " + tags(expected));
        }
    }

    /** The seal covers the text of our Authentication-Results, whose blanks and comments are ours. */
    private static void compareButSignature(String name, String expected, String made, Set<String> wrong) {
        Map<String, String> one = tags(expected);
        Map<String, String> two = tags(made);
        one.remove("b");
        two.remove("b");
        if (!one.equals(two)) {
            wrong.add(name + ": " + two + " instead of " + one);
        }
    }

    private static Map<String, String> tags(String value) {
        Map<String, String> tags = new java.util.TreeMap<>();
        TagList.parse(value).orElseThrow().tags().forEach((k, v) -> tags.put(k, TagList.withoutBlanks(v)));
        return tags;
    }

    private static ArcResult chain(ZoneDns dns, ScannedMessage message) {
        DkimVerifier verifier = DkimVerifier.builder(dns, () -> Instant.parse("2026-01-01T00:00:00Z"))
                .build();
        return ArcVerifier.of(verifier).verify(message).toCompletableFuture().join();
    }

    private static ScannedMessage scan(String message) throws IOException {
        byte[] octets = message.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return ScannedMessage.readForSealing(new ByteArrayInputStream(octets));
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }

    private static ZoneDns zone(Map<?, ?> scenario) {
        ZoneDns dns = ZoneDns.empty();
        if (scenario.get("txt-records") instanceof Map<?, ?> records) {
            records.forEach((name, record) ->
                    dns.add(name.toString(), RecordType.TXT, record.toString().replace("\n", "")));
        }
        return dns;
    }
}
