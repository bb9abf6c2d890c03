package dev.mailwright.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.address.EmailAddress;
import org.junit.jupiter.api.Test;

class RecipientOptionsTest {

    private static final EmailAddress ANN = EmailAddress.of("ann@example.com");

    @Test
    void whoSaysNothingHearsOfFailureAndDelay() {
        assertThat(Notify.values())
                .filteredOn(RecipientOptions.NONE::wants)
                .containsExactly(Notify.FAILURE, Notify.DELAY);
    }

    @Test
    void neverStandsAlone() {
        assertThat(Notify.values())
                .filteredOn(RecipientOptions.NONE.withNotify(Notify.NEVER)::wants)
                .containsExactly(Notify.NEVER);
        assertThatThrownBy(() -> RecipientOptions.NONE.withNotify(Notify.NEVER, Notify.DELAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEnvelopeKeepsTheWishesOfEachRecipient() {
        RecipientOptions wishes = RecipientOptions.NONE
                .withNotify(Notify.SUCCESS)
                .withOriginalRecipient(new OriginalRecipient("rfc822", "first@example.com"));
        Envelope envelope = Envelope.from("a@b.example")
                .withRecipient(ANN, wishes)
                .to("bob@example.com")
                .returning(ReturnContent.HEADERS)
                .envelopeId("42");
        assertThat(envelope.options(ANN)).isEqualTo(wishes);
        assertThat(envelope.options(EmailAddress.of("bob@example.com"))).isEqualTo(RecipientOptions.NONE);
        assertThat(envelope.returnContent()).contains(ReturnContent.HEADERS);
        assertThat(envelope.recipients()).hasSize(2);
    }

    @Test
    void anOriginalRecipientFitsInAField() {
        assertThatThrownBy(() -> new OriginalRecipient("rfc 822", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OriginalRecipient("rfc822", "a\r\nb"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
