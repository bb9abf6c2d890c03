package dev.mailwright.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final ProxyProtocol LOOPBACK = ProxyProtocol.from(CidrBlock.parse("127.0.0.0/8"));

    @Test
    void turnsAwayInTheProtocolsOwnWords() {
        try (SocketSample sample = new SocketSample(builder -> builder.limits(new ConnectionLimits(2, 10, 10))).open();
                SampleClient one = sample.client();
                SampleClient two = sample.client()) {
            one.line();
            two.line();
            try (SampleClient three = sample.client()) {
                assertThat(three.line()).isEqualTo("-refused ADDRESS");
                assertThat(three.rest()).isEmpty();
            }
            two.close();
            await().until(() -> sample.connections.count() == 1);
            try (SampleClient four = sample.client()) {
                assertThat(four.line()).isEqualTo("+hello");
            }
        }
    }

    @Test
    void aLoginFreesAPlaceAmongTheStrangers() {
        try (SocketSample sample = new SocketSample(builder -> builder.limits(new ConnectionLimits(9, 1, 9))).open();
                SampleClient one = sample.client()) {
            one.line();
            try (SampleClient two = sample.client()) {
                assertThat(two.line()).isEqualTo("-refused UNAUTHENTICATED");
            }
            assertThat(one.send("LOGIN\r\n").line()).isEqualTo("+in");
            try (SampleClient three = sample.client()) {
                assertThat(three.line()).isEqualTo("+hello");
            }
        }
    }

    @Test
    void believesATrustedProxy() {
        try (SocketSample sample = new SocketSample(builder -> builder.proxy(LOOPBACK)).open()) {
            try (SampleClient client = sample.client()) {
                client.send("PROXY TCP4 192.0.2.7 198.51.100.1 4711 25\r\nWHO\r\n");
                assertThat(client.line()).isEqualTo("+hello");
                assertThat(client.line()).isEqualTo("+192.0.2.7 by proxy");
            }
            try (SampleClient client = sample.client()) {
                client.send(second(0x21, 0x11, new byte[] {(byte) 192, 0, 2, 8, 10, 0, 0, 1, 0x12, 0x34, 0, 25}));
                client.send("WHO\r\n");
                assertThat(client.line()).isEqualTo("+hello");
                assertThat(client.line()).isEqualTo("+192.0.2.8 by proxy");
            }
            try (SampleClient client = sample.client()) {
                client.send(second(0x20, 0x00, new byte[0])).send("WHO\r\n");
                assertThat(client.line()).isEqualTo("+hello");
                assertThat(client.line()).isEqualTo("+127.0.0.1");
            }
        }
    }

    @Test
    void countsTheAddressBehindTheProxy() {
        try (SocketSample sample = new SocketSample(
                                builder -> builder.proxy(LOOPBACK).limits(new ConnectionLimits(1, 10, 10)))
                        .open();
                SampleClient one = sample.client().send("PROXY TCP4 192.0.2.7 198.51.100.1 1 25\r\n");
                SampleClient two = sample.client().send("PROXY TCP4 192.0.2.8 198.51.100.1 1 25\r\n")) {
            assertThat(one.line()).isEqualTo("+hello");
            assertThat(two.line()).isEqualTo("+hello");
            try (SampleClient three = sample.client().send("PROXY TCP4 192.0.2.7 198.51.100.1 2 25\r\n")) {
                assertThat(three.line()).isEqualTo("-refused ADDRESS");
            }
        }
    }

    @Test
    void aTrustedProxyMustSendAHeaderInTime() {
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        ConnectionEvents events = new ConnectionEvents() {
            @Override
            public void proxyFailed(java.net.InetSocketAddress proxy, String reason) {
                failures.add(reason);
            }
        };
        try (SocketSample sample =
                new SocketSample(builder -> builder.proxy(LOOPBACK).events(events)).open()) {
            try (SampleClient silent = sample.client()) {
                await().until(() -> sample.time.pending() == 1);
                sample.time.advance(Duration.ofSeconds(10));
                assertThat(silent.rest()).isEmpty();
            }
            try (SampleClient wrong = sample.client().send("EHLO client.example and no header at all\r\n")) {
                assertThat(wrong.rest()).isEmpty();
            }
            try (SampleClient huge = sample.client().send(second(0x21, 0x11, new byte[60_000]))) {
                assertThat(huge.rest()).isEmpty();
            }
            await().until(() -> failures.size() == 3);
            assertThat(failures).first().isEqualTo("timeout");
            assertThat(sample.protocol.opened).isEmpty();
        }
    }

    @Test
    void othersHeadersAreOrdinaryWrongLines() {
        ProxyProtocol elsewhere = ProxyProtocol.from(CidrBlock.parse("192.0.2.0/24"));
        try (SocketSample sample = new SocketSample(builder -> builder.proxy(elsewhere)).open();
                SampleClient client = sample.client()) {
            client.send("PROXY TCP4 192.0.2.7 198.51.100.1 4711 25\r\n");
            assertThat(client.line()).isEqualTo("+hello");
            assertThat(client.line()).isEqualTo("-what");
        }
    }

    private static byte[] second(int command, int family, byte[] addresses) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes("\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.ISO_8859_1));
        header.write(command);
        header.write(family);
        header.write(addresses.length >> 8);
        header.write(addresses.length);
        header.writeBytes(addresses);
        return header.toByteArray();
    }
}
