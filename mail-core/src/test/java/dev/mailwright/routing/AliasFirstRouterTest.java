package dev.mailwright.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Event;
import dev.mailwright.Lookup;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Directories;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.DirectoryEdit;
import dev.mailwright.directory.LocalDomain;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.Principal;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.Target;
import dev.mailwright.directory.memory.Accounts;
import dev.mailwright.directory.memory.MemoryDirectory;
import dev.mailwright.event.AliasShadowsMailbox;
import dev.mailwright.testing.ExpectedLogs;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AliasFirstRouterTest {

    private static final Password ANY = Password.of("x");

    private static Routes routes(Accounts accounts) {
        return Routes.of(accounts, router -> router);
    }

    @Test
    void explainsItself() {
        Routes routes = routes(new Accounts()
                .account("ann@example.com", ANY)
                .account("bob@example.com", ANY, s -> s.with(Subaddressing.TAGGED_MAIL, TaggedMail.SUBFOLDER))
                .account("old@example.com", ANY)
                .alias("all@example.com", "team", "bob", "nobody", "mary@elsewhere.example")
                .alias("team@example.com", "ann", "old", "all")
                .alias("old@example.com", "ann"));
        assertThat(routes.route("all+x@example.com").trace()).hasToString("""
                        all+x@example.com
                          all+x@example.com: alias all@example.com, to team+x@example.com, bob+x@example.com, nobody+x@example.com, mary+x@elsewhere.example
                            team+x@example.com: alias team@example.com, to ann+x@example.com, old+x@example.com, all+x@example.com
                              ann+x@example.com: subaddress of ann@example.com, tag 'x'
                              ann+x@example.com: mailbox of ann@example.com
                              old+x@example.com: alias old@example.com, to ann+x@example.com
                                ann+x@example.com: seen above
                              all+x@example.com: seen above
                            bob+x@example.com: subaddress of bob@example.com, tag 'x'
                            bob+x@example.com: mailbox of bob@example.com, in a subfolder
                            nobody+x@example.com: nobody here has this address
                            mary+x@elsewhere.example: remote, elsewhere.example is not ours
                          warning: all+x@example.com: leads back to itself
                          warning: nobody+x@example.com: nobody here has this address
                          warning: old@example.com: the alias hides the mailbox of the same name, which gets no mail
                        """);
    }

    @Test
    void keepsCopiesInARing() {
        Routes routes = routes(new Accounts()
                .account("ann@example.com", ANY)
                .account("bob@example.com", ANY)
                .alias("ann@example.com", "bob")
                .alias("bob@example.com", "ann"));
        assertThat(routes.to("ann@example.com")).isEqualTo("ann@example.com; bob@example.com");
        assertThat(routes.events()).isEmpty();
    }

    @Test
    void stopsAtTheLimits() {
        Accounts deep = new Accounts().account("end@example.com", ANY).alias("a100@example.com", "end");
        IntStream.range(0, 100).forEach(i -> deep.alias("a" + i + "@example.com", "a" + (i + 1)));
        assertThat(routes(deep).to("a1@example.com")).isEqualTo("end@example.com");
        assertThat(routes(deep).to("a0@example.com")).isEqualTo("EXPANSION_LIMIT");
        Accounts wide = new Accounts();
        IntStream.range(0, 1_001).forEach(i -> wide.account("u" + i + "@example.com", ANY));
        wide.alias(
                "most@example.com",
                IntStream.range(0, 1_000).mapToObj(i -> "u" + i).toArray(String[]::new));
        wide.alias(
                "more@example.com",
                IntStream.range(0, 1_001).mapToObj(i -> "u" + i).toArray(String[]::new));
        Routes routes = routes(wide);
        assertThat(((Route.Deliver) routes.route("most@example.com")).destinations())
                .hasSize(1_000);
        assertThat(routes.to("more@example.com")).isEqualTo("EXPANSION_LIMIT");
    }

    @Test
    void followsTheDefaultModeUnlessTheAccountChose() {
        Subaddressing subfolders = new Subaddressing("+", TaggedMail.SUBFOLDER, 100, Subaddressing.FolderCase.AS_IS);
        Routes routes = Routes.of(
                new Accounts()
                        .account("ann@example.com", ANY)
                        .account("bob@example.com", ANY, s -> s.with(Subaddressing.TAGGED_MAIL, TaggedMail.NONE)),
                router -> router.subaddressing(subfolders));
        assertThat(routes.to("ann+x@example.com")).isEqualTo("ann@example.com tag=x SUBFOLDER");
        assertThat(routes.to("bob+x@example.com")).isEqualTo("bob@example.com tag=x NONE");
    }

    @Test
    void raisesShadowsOnceWhicheverCameSecond() {
        MemoryDirectory directory =
                Routes.directory(new Accounts().account("ann@example.com", ANY).alias("info@example.com", "ann"));
        Routes routes = Routes.over(directory, router -> router);
        try (ShadowWatch watch = ShadowWatch.of(routes.router(), Runnable::run)) {
            assertThat(routes.events()).isEmpty();
            RecipientKey ann = RecipientKey.parse("ann@example.com");
            directory.apply(List.of(DirectoryEdit.putAlias(ann, List.of(Target.of("bob@example.com")))));
            assertThat(shadows(routes)).containsExactly("ann@example.com");
            directory.apply(List.of(DirectoryEdit.addAccount(EmailAddress.of("info@example.com"), ANY)));
            assertThat(shadows(routes)).containsExactly("ann@example.com", "info@example.com");
            routes.route("info@example.com");
            assertThat(shadows(routes)).hasSize(2);
            directory.apply(List.of(DirectoryEdit.removeAlias(ann)));
            directory.apply(List.of(DirectoryEdit.putAlias(ann, List.of(Target.of("bob@example.com")))));
            assertThat(shadows(routes)).containsExactly("ann@example.com", "info@example.com", "ann@example.com");
        }
    }

    private static List<String> shadows(Routes routes) {
        return routes.events().stream()
                .map((Event event) -> ((AliasShadowsMailbox) event).address().toString())
                .toList();
    }

    @Test
    void defersWhenADirectoryCannotSay(ExpectedLogs logs) {
        logs.error("the directory failed").stackTrace("told to fail");
        MemoryDirectory good = Routes.directory(
                new Accounts().account("ann@example.com", ANY).alias("two@example.com", "ann", "bob@other.example"));
        Routes unavailable = Routes.over(new Broken(false), router -> router);
        Routes throwing = Routes.over(new Broken(true), router -> router);
        Routes both = Routes.over(Directories.firstOf(good, new Broken(false)), router -> router);
        assertThat(unavailable.to("ann@example.com")).isEqualTo("UNAVAILABLE");
        assertThat(throwing.to("ann@example.com")).isEqualTo("UNAVAILABLE");
        assertThat(both.to("ann@example.com")).isEqualTo("UNAVAILABLE");
        assertThat(both.to("two@example.com")).isEqualTo("UNAVAILABLE");
    }

    @Test
    void asksSeveralDirectories() {
        MemoryDirectory first = Routes.directory(
                new Accounts().account("ann@example.com", Password.of("1")).alias("info@example.com", "ann"));
        MemoryDirectory second = Routes.directory(new Accounts()
                .account("ann@example.com", Password.of("2"))
                .account("bob@example.org", Password.of("3"))
                .alias("info@example.com", "bob@example.org")
                .alias("both@example.com", "ann", "bob@example.org"));
        Directory directory = Directories.firstOf(first, second);
        Routes routes = Routes.over(directory, router -> router);
        assertThat(routes.to("info@example.com")).isEqualTo("ann@example.com");
        assertThat(routes.to("both@example.com")).isEqualTo("ann@example.com; bob@example.org");
        assertThat(directory.login(Credential.password("ann@example.com", "1")).isFound())
                .isTrue();
        assertThat(directory.login(Credential.password("ann@example.com", "2")).isFound())
                .as("an account of the second that the first one hides")
                .isFalse();
        assertThat(directory.login(Credential.password("bob@example.org", "3")).isFound())
                .isTrue();
    }

    /** Cannot say, or throws. */
    private record Broken(boolean throwing) implements Directory {

        @Override
        public Lookup<? extends LocalDomain> domain(Domain name) {
            return answer();
        }

        @Override
        public Lookup<Matches> find(Collection<? extends RecipientKey> keys) {
            return answer();
        }

        @Override
        public Lookup<? extends Principal> login(Credential credential) {
            return Lookup.<Principal>unavailable("down");
        }

        private <T> Lookup<T> answer() {
            if (throwing) {
                throw new IllegalStateException("told to fail");
            }
            return Lookup.unavailable("down");
        }
    }
}
