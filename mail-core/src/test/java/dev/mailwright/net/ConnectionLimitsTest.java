package dev.mailwright.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {

    private final InetAddress client = InetAddress.getLoopbackAddress();

    @Test
    void refusedConnectionsHoldNoPlace() {
        ConnectionLimits limits = new ConnectionLimits(1, 5, 5);
        Admission first = limits.admit(client);
        for (int i = 0; i < 20; i++) {
            Admission refused = limits.admit(client);
            assertThat(refused.refusal()).contains(Refusal.ADDRESS);
            refused.authenticated();
            refused.close();
        }
        assertThat(limits.connections()).isEqualTo(1);
        assertThat(limits.unauthenticated()).isEqualTo(1);
        first.close();
        first.close();
        assertThat(limits.connections()).isZero();
        assertThat(limits.unauthenticated()).isZero();
        assertThat(limits.admit(client).refusal()).isEmpty();
    }

    @Test
    void countsStrangersAndAllApart() {
        ConnectionLimits limits = new ConnectionLimits(9, 1, 2);
        Admission first = limits.admit(client);
        assertThat(limits.admit(client).refusal()).contains(Refusal.UNAUTHENTICATED);
        first.authenticated();
        first.authenticated();
        assertThat(limits.admit(client).refusal()).isEmpty();
        assertThat(limits.admit(client).refusal()).contains(Refusal.TOTAL);
        assertThat(limits.unauthenticated()).isEqualTo(1);
    }
}
