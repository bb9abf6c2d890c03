package example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.address.EmailAddress;
import org.junit.jupiter.api.Test;

class AddressTest {
    @Test
    void theLibraryIsOnTheTestPath() {
        assertThat(EmailAddress.parse("john@example.com").domain()).hasToString("example.com");
    }
}
