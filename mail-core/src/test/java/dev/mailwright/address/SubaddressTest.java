package dev.mailwright.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubaddressTest {

    @ParameterizedTest
    @CsvSource({
        "john@x, +, john@x, -",
        "john+shop@x, +, john@x, shop",
        "john+a+b@x, +, john@x, a+b",
        "john+a-b@x, +-, john@x, a-b",
        "john-a+b@x, +-, john@x, a+b",
        "john+@x, +, john@x, ''",
        "+shop@x, +, +shop@x, -",
        "john+shop@x, '', john+shop@x, -",
        "john+shop@x, -, john+shop@x, -",
        "postmaster@x, s, postmaster@x, -",
        "MAILER-DAEMON@x, -, MAILER-DAEMON@x, -",
        "double-bounce@x, -, double-bounce@x, -",
        "postmaster+a@x, +, postmaster@x, a",
        "owner-list@x, -, owner-list@x, -",
        "Owner-list@x, +-, Owner-list@x, -",
        "owner-list+a@x, +, owner-list@x, a",
        "list-request@x, -, list-request@x, -",
        "-request@x, -, -request@x, -",
        "list-REQUEST@x, -, list-REQUEST@x, -",
        "list-requests@x, -, list@x, requests",
        "'\"john doe+a b\"@x', +, '\"john doe\"@x', a b",
        "'\"john.+a\"@x', +, '\"john.\"@x', a",
        "john+é@x, +, john@x, é",
        "john+../x@x, +, john@x, ../x",
    })
    void splitsAsPostfixDoes(String text, String delimiters, String base, String tag) {
        // john+../x is no dot-atom, but as a value it may come from anywhere
        int at = text.lastIndexOf('@');
        EmailAddress address = text.contains("..")
                ? new EmailAddress(LocalPart.ofValue(text.substring(0, at)), Domain.of("x"))
                : EmailAddress.of(text);
        Subaddress split = Subaddress.split(address, delimiters);
        assertThat(split.base()).hasToString(base);
        assertThat(split.tag().orElse("-")).isEqualTo(tag);
        assertThat(split.delimiter().isPresent()).isEqualTo(split.tag().isPresent());
    }
}
