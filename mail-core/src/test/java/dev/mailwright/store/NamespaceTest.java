package dev.mailwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceTest {

    @ParameterizedTest
    @CsvSource({
        "'', /, INBOX, INBOX",
        "'', /, inbox, INBOX",
        "'', /, INBOX/bills, INBOX/bills",
        "'', /, Sent, Sent",
        "INBOX., ., INBOX, INBOX",
        "INBOX., ., INBOX.bills, bills",
        "INBOX., ., INBOX.a.b, a/b"
    })
    void textBecomesANameAndTheNameTheTextAgain(String prefix, char separator, String text, String name) {
        Namespace namespace = new Namespace(prefix, separator);
        assertThat(namespace.parse(text)).hasToString(name);
        assertThat(namespace.render(namespace.parse(text))).isEqualToIgnoringCase(text);
    }

    @ParameterizedTest
    @CsvSource({"'', /, INBOX/bills", "'', ., INBOX.bills", "INBOX., ., INBOX.bills", "Mail/, /, Mail/INBOX/bills"})
    void aMailboxBelowInboxIsWhereClientsSeeIt(String prefix, char separator, String text) {
        Namespace namespace = new Namespace(prefix, separator);
        assertThat(namespace.render(namespace.belowInbox("bills"))).isEqualTo(text);
    }

    @Test
    void aNameOutsideThePrefixIsRefused() {
        assertThatThrownBy(() -> new Namespace("INBOX.", '.').parse("Sent"))
                .isInstanceOf(InvalidMailboxNameException.class);
        assertThatThrownBy(() -> Namespace.DEFAULT.parse("a//b")).isInstanceOf(InvalidMailboxNameException.class);
    }
}
