package dev.mailwright.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Lookup;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Header;
import dev.mailwright.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutgoingTest {

    @Test
    void stepsPutFieldsInFrontAndChangeTheReversePath() throws IOException {
        OutboundStep sign = OutboundStep.blocking(mail -> mail.prepend(new Header("X-Signature", "s")));
        OutboundStep rewrite = OutboundStep.blocking(mail -> mail.reversePath(ReversePath.parse("<b@x.test>")));
        Outgoing first =
                Outgoing.of(Envelope.from("a@x.test").to("c@y.test"), Message.of("Subject: s\r\n\r\nbody\r\n"));
        Outgoing last = sign.apply(first)
                .thenCompose(rewrite::apply)
                .thenCompose(sign::apply)
                .toCompletableFuture()
                .join();
        assertThat(last.envelope().sender()).hasToString("<b@x.test>");
        assertThat(last.envelope().recipients()).containsExactly(EmailAddress.of("c@y.test"));
        try (InputStream in = last.message().open()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("X-Signature: s\r\nX-Signature: s\r\nSubject: s\r\n\r\nbody\r\n");
        }
        assertThat(first.added().isEmpty()).isTrue();
        assertThat(sign.returning(EmailAddress.of("c@y.test"))).isEqualTo(Lookup.absent());
    }
}
