package dev.mailwright.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Access;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.memory.Accounts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forty addresses and where their mail goes. */
class RoutingTableTest {

    private static final Password ANY = Password.of("x");

    private final Routes routes = Routes.of(
            new Accounts()
                    .account("ann@example.com", ANY)
                    .account("bob@example.com", ANY, s -> s.with(Subaddressing.TAGGED_MAIL, TaggedMail.SUBFOLDER))
                    .account("cat@example.com", ANY, s -> s.with(Subaddressing.TAGGED_MAIL, TaggedMail.SUBJECT))
                    .account("dan+x@example.com", ANY)
                    .account("dan@example.com", ANY)
                    .account("off@example.com", ANY, s -> s.access(Access.IMAP))
                    .account("shy@example.com", ANY)
                    .account("\"b c\"@example.com", ANY)
                    .account("owner@shop.example", ANY)
                    .account("both@old.example", ANY)
                    .account("postmaster@own.example", ANY)
                    .alias("info@example.com", "ann", "bob", "mary@elsewhere.example")
                    .alias("all@example.com", "info", "ann", "cat")
                    .alias("list+news@example.com", "cat")
                    .alias("list@example.com", "bob", "mary@elsewhere.example")
                    .alias("own+tag@example.com", "bob+mine")
                    .alias("fixed@example.com", "bob+mine")
                    .alias("shy@example.com", "shy", "ann")
                    .alias("ring1@example.com", "ring2")
                    .alias("ring2@example.com", "ring1", "ann")
                    .alias("loop@example.com", "loop")
                    .alias("dead@example.com", "nobody")
                    .alias("half@example.com", "nobody", "ann")
                    .alias("offs@example.com", "off")
                    .alias("away@example.com", "mary@elsewhere.example")
                    .alias("@shop.example", "owner")
                    .domainAlias("old.example", "example.com")
                    .temporaryAlias("soon@example.com", Routes.START.plus(Duration.ofDays(1)), "ann")
                    .temporaryAlias("gone@example.com", Routes.START, "ann"),
            router -> router.handlers(
                            Set.of(RecipientKey.parse("tickets@example.com"), RecipientKey.parse("@code.example")))
                    .postmaster(List.of(EmailAddress.of("ann@example.com"))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ann@example.com                | ann@example.com",
                "ANN@Example.COM                | ann@example.com",
                "ann+x@example.com              | ann@example.com tag=x NONE",
                "ann+@example.com               | ann@example.com tag= NONE",
                "ann+x+y@example.com            | ann@example.com tag=x+y NONE",
                "+x@example.com                 | UNKNOWN_USER",
                "bob+Face@example.com           | bob@example.com tag=Face SUBFOLDER",
                "cat+face@example.com           | cat@example.com tag=face SUBJECT",
                "dan+x@example.com              | dan+x@example.com",
                "dan+y@example.com              | dan@example.com tag=y NONE",
                "dan+x+z@example.com            | dan@example.com tag=x+z NONE",
                "nobody@example.com             | UNKNOWN_USER",
                "nobody+x@example.com           | UNKNOWN_USER",
                "off@example.com                | DISABLED",
                "offs@example.com               | DEAD_ALIAS",
                "\"b c\"@example.com            | \"b c\"@example.com",
                "info@example.com               | ann@example.com; bob@example.com; remote mary@elsewhere.example",
                "info+t@example.com             | ann@example.com tag=t NONE; bob@example.com tag=t SUBFOLDER; remote mary+t@elsewhere.example",
                "all@example.com                | ann@example.com; bob@example.com; remote mary@elsewhere.example; cat@example.com",
                "list+news@example.com          | cat@example.com",
                "list+other@example.com         | bob@example.com tag=other SUBFOLDER; remote mary+other@elsewhere.example",
                "own+tag@example.com            | bob@example.com tag=mine SUBFOLDER",
                "fixed+t@example.com            | bob@example.com tag=mine SUBFOLDER",
                "shy@example.com                | shy@example.com; ann@example.com",
                "shy+t@example.com              | shy@example.com tag=t NONE; ann@example.com tag=t NONE",
                "ring1@example.com              | ann@example.com",
                "loop@example.com               | DEAD_ALIAS",
                "dead@example.com               | DEAD_ALIAS",
                "half@example.com               | ann@example.com",
                "away@example.com               | remote mary@elsewhere.example",
                "whoever@shop.example           | owner@shop.example",
                "whoever+x@shop.example         | owner@shop.example",
                "owner+x@shop.example           | owner@shop.example tag=x NONE",
                "ann+x@old.example              | ann@example.com tag=x NONE",
                "both@old.example               | both@old.example",
                "nobody@old.example             | UNKNOWN_USER",
                "soon@example.com               | ann@example.com",
                "gone@example.com               | UNKNOWN_USER",
                "tickets@example.com            | handler tickets@example.com",
                "tickets+42@example.com         | handler tickets@example.com tag=42",
                "what@code.example              | NOT_LOCAL",
                "mary@elsewhere.example         | NOT_LOCAL",
                "postmaster@example.com         | ann@example.com",
                "Postmaster@shop.example        | ann@example.com",
                "abuse@old.example              | ann@example.com",
                "abuse@own.example              | postmaster@own.example",
                "mailer-daemon@example.com      | ann@example.com",
                "\"x@y\"@example.com            | UNKNOWN_USER",
                "ann@[127.0.0.1]                | NOT_LOCAL",
            })
    void goesWhereItShould(String address, String expected) {
        assertThat(routes.to(address)).isEqualTo(expected);
    }
}
