package dev.mailwright.fetch;

import dev.mailwright.Problem;
import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.fetch.multidrop.MultidropRule;
import java.util.List;
import java.util.Optional;

/** Where an account's mail goes: one address, or a multidrop. Immutable. */
public final class Destination {

    private final String address;
    private final Optional<MultidropSettings> multidrop;

    private Destination(String address, Optional<MultidropSettings> multidrop) {
        this.address = address;
        this.multidrop = multidrop;
    }

    static Destination single(String address) {
        return new Destination(address, Optional.empty());
    }

    static Destination multidrop(MultidropSettings settings) {
        return new Destination(settings.fallback(), Optional.of(settings));
    }

    /**
     * The address, or the fallback of a multidrop.
     *
     * @throws AddressSyntaxException for one that is none, or that needs a domain and gets none
     */
    public EmailAddress address(List<Domain> localDomains) {
        if (address.indexOf('@') >= 0) {
            return EmailAddress.of(address);
        }
        Optional<Domain> first = multidrop
                .flatMap(
                        m -> m.domains().stream().filter(localDomains::contains).findFirst())
                .or(() -> localDomains.stream().findFirst());
        if (first.isEmpty()) {
            throw new AddressSyntaxException(address.length(), "the address has no domain, and the server names none");
        }
        return EmailAddress.of(address + "@" + first.get());
    }

    /** How recipients are found; empty for a single address. */
    public Optional<MultidropRule> rule(List<Domain> localDomains) {
        return multidrop.map(settings -> settings.rule(address(localDomains)));
    }

    List<Problem> problems(String account, List<Domain> localDomains) {
        if (multidrop.isPresent() && address.isEmpty()) {
            return List.of(new Problem(
                    "fetch.multidrop.fallback",
                    account,
                    "a multidrop without a fallback loses mail that is for nobody",
                    "Say fallback(\"postmaster\")"));
        }
        try {
            address(localDomains);
            return List.of();
        } catch (AddressSyntaxException e) {
            return List.of(new Problem(
                    "fetch.destination.invalid",
                    account,
                    "mail cannot go to \"" + address + "\": " + e.getMessage(),
                    "Name a mailbox or alias with its domain, such as john@example.com"));
        }
    }

    /** For people. */
    @Override
    public String toString() {
        return multidrop.isPresent() ? "multidrop, else " + address : address;
    }
}
