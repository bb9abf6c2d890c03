package dev.mailwright.smtp.verb;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ForwardPath;
import dev.mailwright.smtp.session.SmtpHost;
import java.util.Optional;

/**
 * Whom a bare {@code <postmaster>} means: the postmaster of this host's name, or of the nearest domain above it that is
 * ours, such as {@code example.com} for {@code mail.example.com}. // rfc5321#4.5.1
 */
final class PostmasterAddress {

    private PostmasterAddress() {}

    /** Blocks. */
    static EmailAddress of(SmtpHost host) {
        Domain name = Domain.of(host.hostname());
        Optional<Domain> at = Optional.of(name);
        while (at.isPresent() && host.directory().domain(at.get()).toOptional().isEmpty()) {
            at = at.get().parent();
        }
        return ForwardPath.POSTMASTER.in(at.orElse(name));
    }
}
