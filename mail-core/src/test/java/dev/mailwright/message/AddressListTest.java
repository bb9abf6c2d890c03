package dev.mailwright.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers are those of Dovecot 2.3. */
class AddressListTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a@b | (NIL NIL \"a\" \"b\")",
                "John Doe <j@d.ex> | (\"John Doe\" NIL \"j\" \"d.ex\")",
                "\"Doe, John\" <j@d>, k@e (Kay) | (\"Doe, John\" NIL \"j\" \"d\")(\"Kay\" NIL \"k\" \"e\")",
                "\"a \\\"b\\\"\" <c@d> | (\"a \\\"b\\\"\" NIL \"c\" \"d\")",
                "J. D. <a@b> | (\"J. D.\" NIL \"a\" \"b\")",
                "John (x) <a@b> | (\"John\" NIL \"a\" \"b\")",
                "<a@b> (Name) | (NIL NIL \"a\" \"b\")",
                "\"a b\"@c | (NIL NIL \"a b\" \"c\")",
                "a@[1.2.3.4] | (NIL NIL \"a\" \"[1.2.3.4]\")",
                "g:a@b,c@d;, e@f | (NIL NIL \"g\" NIL)(NIL NIL \"a\" \"b\")(NIL NIL \"c\" \"d\")(NIL NIL NIL NIL)(NIL NIL \"e\" \"f\")",
                "g: a@b | (NIL NIL \"g\" NIL)(NIL NIL \"a\" \"b\")(NIL NIL NIL NIL)",
                "undisclosed-recipients:; | (NIL NIL \"undisclosed-recipients\" NIL)(NIL NIL NIL NIL)",
                "<@a,@b:c@d> | (NIL \"@a,@b\" \"c\" \"d\")",
                "<@a b@c> | (NIL \"INVALID_ROUTE\" \"b\" \"c\")",
                "<> | (NIL NIL \"MISSING_MAILBOX\" \"MISSING_DOMAIN\")",
                "foo | (NIL NIL \"foo\" \"MISSING_DOMAIN\")",
                "foo bar | (\"foo bar\" NIL \"MISSING_MAILBOX\" \"MISSING_DOMAIN\")",
                "foo bar, x@y | (\"foo bar\" NIL \"MISSING_MAILBOX\" \"MISSING_DOMAIN\")(NIL NIL \"x\" \"y\")",
                "<foo> | (NIL NIL \"foo\" \"MISSING_DOMAIN\")",
                "a@b,,c@d | (NIL NIL \"a\" \"b\")(NIL NIL \"MISSING_MAILBOX\" \"MISSING_DOMAIN\")(NIL NIL \"c\" \"d\")",
                "a@b, | (NIL NIL \"a\" \"b\")",
                "a@b c@d, x@y | (NIL NIL \"a\" \"b\")",
                "a@b <c@d> | (NIL NIL \"a\" \"b\")",
                "<a@b | (NIL NIL \"a\" \"SYNTAX_ERROR\")",
                "<a@b, x@y | (NIL NIL \"a\" \"SYNTAX_ERROR\")(NIL NIL \"x\" \"y\")",
                "<a@b@c>, x@y | (NIL NIL \"a\" \"SYNTAX_ERROR\")",
                "a@b. | (NIL NIL \"a\" \"MISSING_DOMAIN\")",
                "a@ | (NIL NIL \"a\" \"MISSING_DOMAIN\")",
                "@b | (NIL NIL \"MISSING_MAILBOX\" \"b\")",
                "\"\"@b | (NIL NIL \"\" \"b\")",
                "\"open <a@b> | (NIL NIL \"MISSING_MAILBOX\" \"MISSING_DOMAIN\")",
                ") x@y | (NIL NIL \"MISSING_MAILBOX\" \"MISSING_DOMAIN\")",
                "(only a comment) | ``",
            })
    void reads(String value, String shown) {
        String answer = AddressList.parse(value, 100).stream()
                .map(EnvelopeAddress::toString)
                .collect(Collectors.joining());
        assertThat(answer).isEqualTo(shown);
    }

    @Test
    void givesAddressesThatMailCanBeSentTo() {
        assertThat(AddressList.parse("J\u00c3\u00b6 <j\u00c3\u00b6@B\u00c3\u00bc.ex>, foo, g: ;", 100).stream()
                        .flatMap(a -> a.address().stream())
                        .map(Object::toString))
                .containsExactly("jö@xn--b-eha.ex");
    }

    @Test
    void neverThrowsAndKeepsTheLimit() {
        Random random = new Random(31);
        String alphabet = "ab.\"\\@ <>()[],;:\u00e9\t";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(25); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(AddressList.parse(text.toString(), 5)).hasSizeLessThanOrEqualTo(6);
        }
    }
}
