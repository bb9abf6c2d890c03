package dev.mailwright.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** PLAIN and LOGIN. */
class PasswordExchangesTest {

    private final RecordedExchanges exchanges = new RecordedExchanges();

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SaslStep now(CompletionStage<SaslStep> stage) {
        return stage.toCompletableFuture().join();
    }

    private static String challenge(SaslStep step) {
        return new String(((SaslStep.Challenge) step).data(), StandardCharsets.UTF_8);
    }

    @Test
    void plainBeginsWithAnEmptyChallenge() {
        assertThat(challenge(now(new PlainExchange(exchanges).begin()))).isEmpty();
    }

    @Test
    void plainTakesWhatFollowsTheGrammar() {
        String[][] table = {
            {"\0tim\0tanstaaftanstaaf", "tim/tanstaaftanstaaf/"},
            {"Ursel\0Kurt\0xipj3plmq", "Kurt/xipj3plmq/Ursel"},
            {"a@b\0a@b\0p w", "a@b/p w/a@b"},
            {"\0\u00fc\0\u20ac", "\u00fc/\u20ac/"},
        };
        for (String[] row : table) {
            exchanges.asked().clear();
            assertThat(now(new PlainExchange(exchanges).respond(utf8(row[0])))).isInstanceOf(SaslStep.Success.class);
            assertThat(exchanges.asked()).containsExactly(row[1]);
        }
    }

    @Test
    void plainRefusesEverythingElse() {
        byte[][] table = {
            {},
            utf8("tim"),
            utf8("\0tim"),
            utf8("\0tim\0"),
            utf8("\0\0secret"),
            utf8("x\0\0secret"),
            utf8("\0tim\0sec\0ret"),
            utf8("\0tim\0secret\0"),
            {0, (byte) 0xff, 0, 'x'},
            utf8("\0tim\0" + "x".repeat(1_020)),
        };
        for (byte[] row : table) {
            assertThat(now(new PlainExchange(exchanges).respond(row))).isEqualTo(Exchanges.malformed());
        }
        assertThat(exchanges.asked()).isEmpty();
    }

    @Test
    void loginAsksTwice() {
        LoginExchange exchange = new LoginExchange(exchanges);
        assertThat(challenge(now(exchange.begin()))).isEqualTo("Username:");
        assertThat(challenge(now(exchange.respond(utf8("john"))))).isEqualTo("Password:");
        assertThat(now(exchange.respond(utf8("secret")))).isInstanceOf(SaslStep.Success.class);
        assertThat(exchanges.asked()).containsExactly("john/secret/");
    }

    @Test
    void loginRefusesEverythingElse() {
        byte[][] table = {{}, utf8("x".repeat(513)), utf8("a\0b"), {(byte) 0xc3}};
        for (byte[] row : table) {
            assertThat(now(new LoginExchange(exchanges).respond(row))).isEqualTo(Exchanges.malformed());
            LoginExchange second = new LoginExchange(exchanges);
            now(second.respond(utf8("john")));
            assertThat(now(second.respond(row))).isEqualTo(Exchanges.malformed());
        }
        assertThat(exchanges.asked()).isEmpty();
    }
}
