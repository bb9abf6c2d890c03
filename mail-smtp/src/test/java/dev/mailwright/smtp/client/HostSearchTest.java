package dev.mailwright.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.address.Domain;
import dev.mailwright.dns.ZoneDns;
import dev.mailwright.queue.NextHop;
import dev.mailwright.queue.Relay;
import dev.mailwright.queue.TlsDemand;
import dev.mailwright.queue.TlsPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Which hosts are tried for a domain, in which order, and where there is none why. // rfc5321#5.1 */
class HostSearchTest {

    private final ZoneDns dns = ZoneDns.of("""
        two.example.        300 IN MX 20 b.hosts.example.
        two.example.        300 IN MX 10 a.hosts.example.
        a.hosts.example.    300 IN A 192.0.2.1
        a.hosts.example.    300 IN AAAA 2001:db8::1
        b.hosts.example.    300 IN A 192.0.2.2
        c.hosts.example.    300 IN A 192.0.2.3
        equal.example.      300 IN MX 10 a.hosts.example.
        equal.example.      300 IN MX 10 b.hosts.example.
        equal.example.      300 IN MX 10 c.hosts.example.
        implicit.example.   300 IN A 192.0.2.9
        null.example.       300 IN MX 0 .
        null.example.       300 IN A 192.0.2.9
        named.example.      300 IN CNAME two.example.
        halfnull.example.   300 IN MX 10 nowhere.example.
        halfnull.example.   300 IN MX 20 b.hosts.example.
        nohost.example.     300 IN MX 10 nowhere.example.
        nohost.example.     300 IN A 192.0.2.9
        ours.example.       300 IN MX 10 a.hosts.example.
        ours.example.       300 IN MX 20 Mail.Example.com.
        ours.example.       300 IN MX 20 b.hosts.example.
        ours.example.       300 IN MX 30 c.hosts.example.
        mail.example.com.   300 IN A 192.0.2.25
        loop.example.       300 IN MX 5 mail.example.com.
        loop.example.       300 IN MX 10 a.hosts.example.
        broken.example.     300 IN MX 10 broken.hosts.example.
        partly.example.     300 IN MX 10 broken.hosts.example.
        partly.example.     300 IN MX 20 b.hosts.example.
        """).fail("down.example", "timeout").fail("broken.hosts.example", "timeout");

    private TlsPolicy policy = TlsPolicy.OPPORTUNISTIC;

    private List<Host> hosts(NextHop hop) {
        HostSearch search =
                new HostSearch(dns, policy, Set.of("mail.example.com", "out.example.com"), 25, Runnable::run);
        return search.hosts(hop).toCompletableFuture().join();
    }

    private List<String> to(String domain) {
        return hosts(NextHop.mx(Domain.of(domain))).stream()
                .map(host -> host.name() + " " + host.address().getAddress().getHostAddress())
                .toList();
    }

    private String refusal(String domain) {
        try {
            return to(domain).toString();
        } catch (CompletionException e) {
            return e.getCause() instanceof ClientFailure known
                    ? known.reply().code() + " " + known.reply().status()
                    : e.toString();
        }
    }

    @Test
    void byPreference() {
        assertThat(to("two.example"))
                .containsExactly(
                        "a.hosts.example 2001:db8:0:0:0:0:0:1",
                        "a.hosts.example 192.0.2.1",
                        "b.hosts.example 192.0.2.2");
    }

    @Test
    void equalOnesTakeTurns() {
        Set<String> first = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            assertThat(to("equal.example")).hasSize(4);
            first.add(to("equal.example").get(0));
        }
        assertThat(first).hasSize(3);
    }

    @Test
    void withoutExchangersTheDomainItself() {
        assertThat(to("implicit.example")).containsExactly("implicit.example 192.0.2.9");
        assertThat(refusal("nothing.example")).isEqualTo("550 5.1.2");
    }

    @Test
    void anAliasIsFollowed() {
        assertThat(to("named.example")).hasSize(3).last().isEqualTo("b.hosts.example 192.0.2.2");
    }

    @Test
    void aDomainMayTakeNoMail() {
        assertThat(refusal("null.example")).isEqualTo("556 5.1.10"); // rfc7505#4.1
    }

    @Test
    void exchangersWithoutAnAddressArePassedOver() {
        assertThat(to("halfnull.example")).containsExactly("b.hosts.example 192.0.2.2");
        // The address of the domain does not count where it names exchangers.
        assertThat(refusal("nohost.example")).isEqualTo("451 4.4.1");
    }

    @Test
    void onlyThoseThatAreBetterThanWeAre() {
        assertThat(to("ours.example"))
                .containsExactly("a.hosts.example 2001:db8:0:0:0:0:0:1", "a.hosts.example 192.0.2.1");
        assertThat(refusal("loop.example")).isEqualTo("554 5.4.6");
    }

    @Test
    void aDnsThatDoesNotAnswerMeansLater() {
        assertThat(refusal("down.example")).isEqualTo("451 4.4.3");
        assertThat(refusal("broken.example")).isEqualTo("451 4.4.3");
        assertThat(to("partly.example")).containsExactly("b.hosts.example 192.0.2.2");
    }

    @Test
    void anAddressInBracketsIsTakenAsItStands() {
        assertThat(to("[192.0.2.77]")).containsExactly("192.0.2.77 192.0.2.77");
        assertThat(to("[IPv6:2001:db8::7]")).singleElement().asString().endsWith(" 2001:db8:0:0:0:0:0:7");
    }

    @Test
    void thePolicyForbidsHosts() {
        policy = (domain, host) -> CompletableFuture.completedFuture(
                host.startsWith("a.") ? TlsDemand.refused("not in the policy") : TlsDemand.VERIFIED);
        assertThat(hosts(NextHop.mx(Domain.of("two.example")))).singleElement().satisfies(host -> {
            assertThat(host.name()).isEqualTo("b.hosts.example");
            assertThat(host.needsTls()).isTrue();
        });
        policy = (domain, host) -> CompletableFuture.completedFuture(TlsDemand.refused("not in the policy"));
        assertThat(refusal("two.example")).isEqualTo("451 4.7.5");
    }

    @Test
    void namedServersInTheirOrder() {
        NextHop hop = NextHop.relay(Relay.smtp("b.hosts.example", 587), Relay.smtp("192.0.2.50", 25));
        assertThat(hosts(hop))
                .extracting(Host::shown)
                .containsExactly("b.hosts.example[192.0.2.2]:587", "192.0.2.50[192.0.2.50]:25");
    }
}
