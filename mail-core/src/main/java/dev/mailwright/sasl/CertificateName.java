package dev.mailwright.sasl;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whom a client certificate is for: its e-mail address, else its common name. // rfc4422#a rfc5280#4.2.1.6 */
final class CertificateName {

    private static final int EMAIL = 1;

    private CertificateName() {}

    static Optional<String> of(X509Certificate certificate) {
        return email(certificate).or(() -> commonName(certificate)).filter(name -> !name.isEmpty());
    }

    private static Optional<String> email(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names == null) {
                return Optional.empty();
            }
            return names.stream()
                    .filter(name -> name.get(0).equals(EMAIL))
                    .map(name -> String.valueOf(name.get(1)))
                    .findFirst();
        } catch (CertificateParsingException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .reduce((first, last) -> last);
        } catch (InvalidNameException unreadable) {
            return Optional.empty();
        }
    }
}
