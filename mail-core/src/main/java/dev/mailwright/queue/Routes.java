package dev.mailwright.queue;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Which next hop a recipient has: the first route that fits, else the smarthost, else what the DNS says. Immutable; each method
 * returns a changed copy.
 */
public final class Routes {

    /** Everything by the DNS. */
    public static final Routes DIRECT = new Routes(List.of(), List.of());

    private final List<Route> routes;
    private final List<Relay> smarthosts;

    private record Route(BiPredicate<ReversePath, EmailAddress> fits, NextHop hop) {}

    private Routes(List<Route> routes, List<Relay> smarthosts) {
        this.routes = List.copyOf(routes);
        this.smarthosts = List.copyOf(smarthosts);
    }

    /** Another smarthost, tried when those before it do not answer. */
    public Routes smarthost(Relay relay) {
        List<Relay> more = new ArrayList<>(smarthosts);
        more.add(relay);
        return new Routes(routes, more);
    }

    /** Mail to a domain; {@code .example.org} means all domains below it. */
    public Routes to(String domain, NextHop hop) {
        BiPredicate<Domain, Domain> same = domain.startsWith(".") ? Domain::isSubdomainOf : Domain::equals;
        Domain wanted = Domain.of(domain.startsWith(".") ? domain.substring(1) : domain);
        return plus((from, to) -> same.test(to.domain(), wanted), hop);
    }

    /** Mail from an address or, without a local part, from a domain. */
    public Routes from(String sender, NextHop hop) {
        if (sender.indexOf('@') > 0) {
            EmailAddress wanted = EmailAddress.of(sender).folded();
            return plus(
                    (from, to) -> from.address()
                            .map(EmailAddress::folded)
                            .filter(wanted::equals)
                            .isPresent(),
                    hop);
        }
        Domain wanted = Domain.of(sender.startsWith("@") ? sender.substring(1) : sender);
        return plus(
                (from, to) -> from.address()
                        .map(EmailAddress::domain)
                        .filter(wanted::equals)
                        .isPresent(),
                hop);
    }

    private Routes plus(BiPredicate<ReversePath, EmailAddress> fits, NextHop hop) {
        List<Route> more = new ArrayList<>(routes);
        more.add(new Route(fits, hop));
        return new Routes(more, smarthosts);
    }

    /** Where mail for this recipient goes next. */
    public NextHop hop(ReversePath sender, EmailAddress recipient) {
        for (Route route : routes) {
            if (route.fits().test(sender, recipient)) {
                return route.hop();
            }
        }
        return smarthosts.isEmpty()
                ? NextHop.mx(recipient.domain())
                : NextHop.relay(
                        smarthosts.get(0),
                        smarthosts.subList(1, smarthosts.size()).toArray(new Relay[0]));
    }

    /** Whether anything was said. */
    public boolean isEmpty() {
        return routes.isEmpty() && smarthosts.isEmpty();
    }
}
