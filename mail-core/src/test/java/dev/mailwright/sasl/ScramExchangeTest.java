package dev.mailwright.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import dev.mailwright.directory.password.ScramSecrets;
import dev.mailwright.testing.ScramClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ScramExchangeTest {

    private static final ScramSecret PENCIL = ScramSecrets.derive(
            "pencil", ScramHash.SHA_256, Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ=="), 4_096);

    private final RecordedExchanges exchanges =
            new RecordedExchanges(new ScramLookup.Ready(PENCIL, true), "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0");
    private final ScramExchange exchange = new ScramExchange(exchanges, ScramHash.SHA_256);

    private static SaslStep now(CompletionStage<SaslStep> stage) {
        return stage.toCompletableFuture().join();
    }

    private SaslStep say(String text) {
        return now(exchange.respond(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(SaslStep step) {
        return new String(((SaslStep.Challenge) step).data(), StandardCharsets.UTF_8);
    }

    @Test
    void speaksAsRfc7677Shows() {
        assertThat(text(now(exchange.begin()))).isEmpty();
        assertThat(text(say("n,,n=user,r=rOprNGfwEbeRWgbNEkqO")))
                .isEqualTo("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
        assertThat(text(say("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")))
                .isEqualTo("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
        assertThat(exchanges.asked()).containsExactly("scram user", "proven user/");
        assertThat(say("")).isInstanceOf(SaslStep.Success.class);
        assertThat(exchanges.asked()).last().isEqualTo("entered user");
    }

    /** rfc5802#5 */
    @Test
    void speaksAsRfc5802Shows() {
        ScramSecret secret = ScramSecrets.derive(
                "pencil", ScramHash.SHA_1, Base64.getDecoder().decode("QSXCR+Q6sek8bf92"), 4_096);
        ScramExchange sha1 = new ScramExchange(
                new RecordedExchanges(new ScramLookup.Ready(secret, true), "3rfcNHYJY1ZVvWVs7j"), ScramHash.SHA_1);
        now(sha1.respond("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL".getBytes(StandardCharsets.UTF_8)));
        assertThat(text(now(sha1.respond(
                        "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="
                                .getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    @Test
    void talksWithAClient() throws GeneralSecurityException {
        ScramClient client = new ScramClient(ScramHash.SHA_256, "a,b=c", "a,b=c", "pencil", "abc");
        SaslStep challenge = now(exchange.respond(client.first()));
        SaslStep signature = now(exchange.respond(client.last(((SaslStep.Challenge) challenge).data())));
        assertThat(text(signature)).isEqualTo(client.expected());
        assertThat(exchanges.asked()).containsExactly("scram a,b=c", "proven a,b=c/a,b=c");
    }

    @Test
    void rejectsAWrongPasswordAndAMadeUpSecret() throws GeneralSecurityException {
        ScramClient wrong = new ScramClient(ScramHash.SHA_256, "", "user", "pen", "abc");
        SaslStep challenge = now(exchange.respond(wrong.first()));
        assertThat(now(exchange.respond(wrong.last(((SaslStep.Challenge) challenge).data()))))
                .isEqualTo(new SaslStep.Failure(SaslStep.Reason.REJECTED));
        ScramExchange unreal =
                new ScramExchange(new RecordedExchanges(new ScramLookup.Ready(PENCIL, false), "x"), ScramHash.SHA_256);
        ScramClient right = new ScramClient(ScramHash.SHA_256, "", "user", "pencil", "abc");
        SaslStep made = now(unreal.respond(right.first()));
        assertThat(now(unreal.respond(right.last(((SaslStep.Challenge) made).data()))))
                .isEqualTo(new SaslStep.Failure(SaslStep.Reason.REJECTED));
    }

    @Test
    void refusesMalformedBeginnings() {
        for (String first : List.of(
                "",
                "n",
                "n,,",
                "n,,n=user",
                "n,,r=abc,n=user",
                "n,,n=,r=abc",
                "n,,n=user,r=",
                "n,,n=us=er,r=abc",
                "n,,n=us=2cer,r=abc",
                "n,,n=user,r=a c",
                "n,,n=user,r=\u00e4",
                "n,,m=x,n=user,r=abc",
                "n,user,n=user,r=abc",
                "p=tls-unique,,n=user,r=abc",
                "x,,n=user,r=abc",
                "n,,n=us\0er,r=abc",
                "n,,n=user,r=" + "x".repeat(1_024))) {
            RecordedExchanges asked = new RecordedExchanges();
            ScramExchange fresh = new ScramExchange(asked, ScramHash.SHA_256);
            assertThat(now(fresh.respond(first.getBytes(StandardCharsets.UTF_8))))
                    .as(first)
                    .isEqualTo(Exchanges.malformed());
            assertThat(asked.asked()).isEmpty();
        }
    }

    @Test
    void rejectsWhatIsNotBoundToThisExchange() {
        String proof = ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
        String nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        String[][] table = {
            {"c=eSws,r=" + nonce + proof, "REJECTED"},
            {"c=biws,r=rOprNGfwEbeRWgbNEkqO" + proof, "REJECTED"},
            {"c=biws,r=" + nonce + "x" + proof, "REJECTED"},
            {"c=biws,r=" + nonce + ",p=AAAA", "REJECTED"},
            {"c=biws,r=" + nonce + ",x=1" + proof, "REJECTED"},
            {"c=biws,r=" + nonce, "MALFORMED"},
            {"c=biws,r=" + nonce + ",p=!", "MALFORMED"},
            {"", "MALFORMED"},
        };
        for (String[] row : table) {
            ScramExchange fresh = new ScramExchange(exchanges, ScramHash.SHA_256);
            now(fresh.respond("n,,n=user,r=rOprNGfwEbeRWgbNEkqO".getBytes(StandardCharsets.UTF_8)));
            SaslStep step = now(fresh.respond(row[0].getBytes(StandardCharsets.UTF_8)));
            assertThat(step).as(row[0]).isEqualTo(new SaslStep.Failure(SaslStep.Reason.valueOf(row[1])));
            assertThat(now(fresh.respond(new byte[0]))).isEqualTo(Exchanges.malformed());
        }
        assertThat(exchanges.asked()).doesNotContain("proven user/", "entered user");
    }

    @Test
    void endsWithoutASecret() {
        ScramExchange fresh = new ScramExchange(new RecordedExchanges(), ScramHash.SHA_256);
        assertThat(now(fresh.respond("n,,n=user,r=abc".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new SaslStep.Failure(SaslStep.Reason.UNAVAILABLE));
        assertThat(now(fresh.respond("n,,n=user,r=abc".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Exchanges.malformed());
    }

    @Test
    void isNotEnteredWhenTheClientSaysMore() throws GeneralSecurityException {
        ScramClient client = new ScramClient(ScramHash.SHA_256, "", "user", "pencil", "abc");
        SaslStep challenge = now(exchange.respond(client.first()));
        now(exchange.respond(client.last(((SaslStep.Challenge) challenge).data())));
        assertThat(say("x")).isEqualTo(Exchanges.malformed());
        assertThat(say("")).isEqualTo(Exchanges.malformed());
        assertThat(exchanges.asked()).doesNotContain("entered user");
    }
}
