package dev.mailwright.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.Event;
import dev.mailwright.EventSink;
import dev.mailwright.Lookup;
import dev.mailwright.Position;
import dev.mailwright.Subscription;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Access;
import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Directories;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.DirectoryEdit;
import dev.mailwright.directory.LocalDomain;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.Mechanism;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.Principal;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import dev.mailwright.directory.memory.Accounts;
import dev.mailwright.directory.memory.MemoryDirectory;
import dev.mailwright.directory.password.PasswordHasher;
import dev.mailwright.event.LoggedIn;
import dev.mailwright.event.LoginFailed;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.testing.ExpectedLogs;
import dev.mailwright.testing.ScramClient;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class DirectoryAuthenticatorTest {

    private static final String SECRET = "geheim-4711";

    private final VirtualTime time = new VirtualTime();
    private final List<Event> events = new ArrayList<>();
    private final EventSink sink = event -> events.add(event.apply(new EventSink.Stamp(new Position(1), time.now())));
    private final CountingHasher hasher = new CountingHasher();
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /** Counts instead of taking its time. */
    private static final class CountingHasher implements PasswordHasher {

        private int checks;

        @Override
        public String hash(String clear) {
            return "{X}" + clear;
        }

        @Override
        public boolean verify(String clear, String stored) {
            checks++;
            return stored.equals("{X}" + clear);
        }

        @Override
        public boolean understands(String stored) {
            return stored.startsWith("{X}");
        }
    }

    private MemoryDirectory hashed() {
        return new Accounts()
                .account("john@example.com", Password.hashed("{X}" + SECRET))
                .account("ann@example.com", Password.hashed("{X}" + SECRET), a -> a.access(Access.IMAP))
                .build(hasher, new Random(1));
    }

    private Directory clear() {
        return new Accounts().account("john@example.com", Password.of(SECRET)).build(hasher, new Random(1));
    }

    private DirectoryAuthenticator over(Directory directory) {
        return new DirectoryAuthenticator(directory, time, Runnable::run, sink, new Random(7), 2);
    }

    private static LoginContext from(int host) {
        try {
            InetAddress client = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) host});
            return new LoginContext("s1", "smtp", client, Access.SUBMISSION, true);
        } catch (java.net.UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private SaslStep login(DirectoryAuthenticator authenticator, String login, String password) {
        CompletableFuture<SaslStep> answer = authenticator
                .login(Credential.password(login, password), from(1))
                .toCompletableFuture();
        time.advance(Duration.ofSeconds(5));
        return answer.join();
    }

    private SaslStep plain(DirectoryAuthenticator authenticator, String response) {
        CompletableFuture<SaslStep> answer = authenticator
                .exchange(Mechanism.PLAIN, from(1))
                .respond(response.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture();
        time.advance(Duration.ofSeconds(5));
        return answer.join();
    }

    @Test
    void oneEventForEachAttempt() {
        DirectoryAuthenticator authenticator = over(hashed());
        assertThat(login(authenticator, "john@example.com", SECRET)).isInstanceOf(SaslStep.Success.class);
        assertThat(events).singleElement().isInstanceOf(LoggedIn.class);
        assertThat(login(authenticator, "john@example.com", "wrong")).isEqualTo(failure(SaslStep.Reason.REJECTED));
        assertThat(login(authenticator, "nobody@example.com", SECRET)).isEqualTo(failure(SaslStep.Reason.REJECTED));
        assertThat(events).hasSize(3);
        assertThat(events.subList(1, 3)).allMatch(LoginFailed.class::isInstance);
        assertThat(events.toString()).doesNotContain(SECRET).doesNotContain("wrong");
    }

    @Test
    void aPasswordThatWasRightIsNotHashedAgain() {
        MemoryDirectory directory = hashed();
        DirectoryAuthenticator authenticator = over(directory);
        Subscription remembering = authenticator.remember(Duration.ofMinutes(10));
        for (int i = 0; i < 3; i++) {
            assertThat(login(authenticator, "john@example.com", SECRET)).isInstanceOf(SaslStep.Success.class);
        }
        assertThat(hasher.checks).isEqualTo(1);
        assertThat(events).hasSize(3).allMatch(LoggedIn.class::isInstance);
        assertThat(login(authenticator, "john@example.com", "wrong")).isEqualTo(failure(SaslStep.Reason.REJECTED));
        assertThat(hasher.checks).isEqualTo(2);
        time.advance(Duration.ofMinutes(10));
        login(authenticator, "john@example.com", SECRET);
        assertThat(hasher.checks).isEqualTo(3);
        remembering.close();
        login(authenticator, "john@example.com", SECRET);
        login(authenticator, "john@example.com", SECRET);
        assertThat(hasher.checks).isEqualTo(5);
    }

    @Test
    void aChangedPasswordIsForgottenAtOnce() {
        MemoryDirectory directory = hashed();
        DirectoryAuthenticator authenticator = over(directory);
        authenticator.remember(Duration.ofMinutes(10));
        login(authenticator, "john@example.com", SECRET);
        EmailAddress john = EmailAddress.of("john@example.com");
        directory.apply(List.of(DirectoryEdit.password(john, Password.hashed("{X}other"))));
        assertThat(login(authenticator, "john@example.com", SECRET)).isEqualTo(failure(SaslStep.Reason.REJECTED));
        assertThat(login(authenticator, "john@example.com", "other")).isInstanceOf(SaslStep.Success.class);
        directory.apply(List.of(DirectoryEdit.removeAccount(john)));
        assertThat(login(authenticator, "john@example.com", "other")).isEqualTo(failure(SaslStep.Reason.REJECTED));
    }

    @Test
    void aDirectoryThatDoesNotTellIsAskedAfterTenSeconds() {
        Directory silent = Directories.firstOf(hashed(), new Nobody());
        DirectoryAuthenticator authenticator = over(silent);
        authenticator.remember(Duration.ofMinutes(10));
        CompletableFuture<SaslStep> first = authenticator
                .login(Credential.password("john@example.com", SECRET), from(1))
                .toCompletableFuture();
        assertThat(first.join()).isInstanceOf(SaslStep.Success.class);
        time.advance(Duration.ofSeconds(9));
        login(authenticator, "john@example.com", SECRET);
        assertThat(hasher.checks).isEqualTo(1);
        login(authenticator, "john@example.com", SECRET);
        assertThat(hasher.checks).isEqualTo(2);
    }

    private static final class Nobody implements Directory {

        @Override
        public Lookup<? extends LocalDomain> domain(Domain name) {
            return Lookup.<LocalDomain>absent();
        }

        @Override
        public Lookup<Matches> find(Collection<? extends RecipientKey> keys) {
            return Lookup.absent();
        }

        @Override
        public Lookup<? extends Principal> login(Credential credential) {
            return Lookup.<Principal>absent();
        }
    }

    @Test
    void onlySoManyLoginsAreRemembered() {
        VerifiedPasswords verified = new VerifiedPasswords(time, new Random(1));
        verified.watch(hashed(), Duration.ofMinutes(1));
        Principal principal = () -> "x";
        for (int i = 0; i < VerifiedPasswords.LOGINS + 100; i++) {
            verified.keep(Credential.password("u" + i, "x"), Lookup.found(principal), verified.generation());
        }
        assertThat(verified.size()).isEqualTo(VerifiedPasswords.LOGINS);
        assertThat(verified.find(Credential.password("u0", "x"))).isEmpty();
        assertThat(verified.find(Credential.password("u10099", "x"))).contains(principal);
        verified.keep(Credential.password("late", "x"), Lookup.found(principal), verified.generation() - 1);
        assertThat(verified.find(Credential.password("late", "x"))).isEmpty();
    }

    @Test
    void unknownWrongAndClosedCostTheSame() {
        DirectoryAuthenticator authenticator = over(hashed());
        for (String login : List.of("john@example.com", "nobody@example.com", "no address", "ann@example.com")) {
            hasher.checks = 0;
            String password = login.startsWith("ann") ? SECRET : "wrong";
            assertThat(login(authenticator, login, password)).isEqualTo(failure(SaslStep.Reason.REJECTED));
            assertThat(hasher.checks).as(login).isEqualTo(1);
        }
    }

    @Test
    void aMadeUpScramSecretHasAsManyIterationsAsTheRealOnes() {
        byte[] key = new byte[ScramHash.SHA_256.length()];
        DirectoryAuthenticator authenticator = over(new Directory() {
            @Override
            public Lookup<? extends LocalDomain> domain(Domain name) {
                return Lookup.<LocalDomain>absent();
            }

            @Override
            public Lookup<Matches> find(Collection<? extends RecipientKey> keys) {
                return Lookup.absent();
            }

            @Override
            public Lookup<? extends Principal> login(Credential credential) {
                return Lookup.<Principal>absent();
            }

            @Override
            public Lookup<ScramSecret> scram(String login, ScramHash hash) {
                return login.equals("john@example.com")
                        ? Lookup.found(new ScramSecret(hash, new byte[16], 9_999, key, key))
                        : Lookup.absent();
            }
        });
        assertThat(scramChallenge(authenticator, "john@example.com")).endsWith(",i=9999");
        assertThat(scramChallenge(authenticator, "nobody@example.com")).endsWith(",i=9999");
    }

    private String scramChallenge(DirectoryAuthenticator authenticator, String login) {
        SaslStep step = authenticator
                .exchange(Mechanism.SCRAM_SHA_256, from(1))
                .respond(("n,,n=" + login + ",r=abc").getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .join();
        return new String(((SaslStep.Challenge) step).data(), StandardCharsets.UTF_8);
    }

    @Test
    void actsForNobodyElse() {
        DirectoryAuthenticator authenticator = over(hashed());
        assertThat(plain(authenticator, "\0john@example.com\0" + SECRET)).isInstanceOf(SaslStep.Success.class);
        assertThat(plain(authenticator, "john@example.com\0JOHN@example.com\0" + SECRET))
                .isInstanceOf(SaslStep.Success.class);
        hasher.checks = 0;
        assertThat(plain(authenticator, "ann@example.com\0john@example.com\0" + SECRET))
                .isEqualTo(failure(SaslStep.Reason.REJECTED));
        assertThat(hasher.checks).isEqualTo(1);
    }

    @Test
    void holdsBackTheAnswerAndGivesItWhenReleased() {
        DirectoryAuthenticator authenticator = over(hashed());
        CompletableFuture<SaslStep> answer = authenticator
                .login(Credential.password("john@example.com", "wrong"), from(1))
                .toCompletableFuture();
        assertThat(answer).isNotDone();
        time.advance(Duration.ofMillis(999));
        assertThat(answer).isNotDone();
        assertThat(time.pending()).isEqualTo(1);
        authenticator.release();
        assertThat(answer).isCompletedWithValue(failure(SaslStep.Reason.REJECTED));
        assertThat(time.pending()).isZero();
        assertThat(login(authenticator, "john@example.com", SECRET)).isInstanceOf(SaslStep.Success.class);
    }

    /** All at once, before the first of them has failed. */
    @Test
    void manyConnectionsGuessNoFasterThanOne() {
        DirectoryAuthenticator authenticator =
                new DirectoryAuthenticator(hashed(), time, waiting::add, sink, new Random(7), 2);
        List<CompletableFuture<SaslStep>> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            answers.add(authenticator
                    .login(Credential.password("john@example.com", "guess" + i), from(1))
                    .toCompletableFuture());
        }
        CompletableFuture<SaslStep> owner = authenticator
                .login(Credential.password("john@example.com", SECRET), from(2))
                .toCompletableFuture();
        while (!waiting.isEmpty()) {
            assertThat(waiting).hasSizeLessThanOrEqualTo(2);
            waiting.remove().run();
        }
        assertThat(hasher.checks).isEqualTo(LoginThrottle.ADDRESS_LIMIT + 1);
        assertThat(owner.join()).isInstanceOf(SaslStep.Success.class);
        time.advance(Duration.ofSeconds(5));
        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(answers.stream().map(CompletableFuture::join).filter(failure(SaslStep.Reason.THROTTLED)::equals))
                .hasSize(990);
    }

    /** After a restart everybody comes at once, and nobody has logged in before. */
    @Test
    void anOfficeComesBackTogether() {
        DirectoryAuthenticator authenticator =
                new DirectoryAuthenticator(hashed(), time, waiting::add, sink, new Random(7), 2);
        List<CompletableFuture<SaslStep>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(authenticator
                    .login(Credential.password("john@example.com", SECRET), from(1))
                    .toCompletableFuture());
        }
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        assertThat(answers).allSatisfy(one -> assertThat(one.join()).isInstanceOf(SaslStep.Success.class));
    }

    @Test
    void aDirectoryThatFailsIsUnavailable(ExpectedLogs logs) {
        logs.error("the directory failed to check a login");
        Directory broken = new Broken();
        DirectoryAuthenticator authenticator = over(broken);
        assertThat(login(authenticator, "john", SECRET)).isEqualTo(failure(SaslStep.Reason.UNAVAILABLE));
        assertThat(events).singleElement().isInstanceOf(LoginFailed.class);
        assertThat(events.toString()).doesNotContain(SECRET);
        for (int i = 0; i < 30; i++) {
            login(authenticator, "john", SECRET);
        }
        assertThat(login(authenticator, "john", SECRET)).isEqualTo(failure(SaslStep.Reason.UNAVAILABLE));
    }

    /** An application's mistake; it even puts the password into its message. */
    private static final class Broken implements Directory {

        @Override
        public Lookup<? extends LocalDomain> domain(Domain name) {
            return Lookup.<LocalDomain>absent();
        }

        @Override
        public Lookup<Matches> find(Collection<? extends RecipientKey> keys) {
            return Lookup.absent();
        }

        @Override
        public Lookup<? extends Principal> login(Credential credential) {
            throw new IllegalStateException("no table for " + credential.password());
        }

        @Override
        public Lookup<ScramSecret> scram(String login, ScramHash hash) {
            return Lookup.unavailable("down");
        }

        @Override
        public Set<Mechanism> mechanisms() {
            return Set.of(Mechanism.PLAIN, Mechanism.SCRAM_SHA_256);
        }
    }

    @Test
    void tooManyLoginsAreNoFaultOfTheDirectory() {
        DirectoryAuthenticator authenticator = new DirectoryAuthenticator(
                hashed(),
                time,
                task -> {
                    throw new java.util.concurrent.RejectedExecutionException("stopped");
                },
                sink,
                new Random(7),
                2);
        assertThat(login(authenticator, "john@example.com", SECRET)).isEqualTo(failure(SaslStep.Reason.UNAVAILABLE));
    }

    private static SaslStep now(CompletionStage<SaslStep> stage) {
        return stage.toCompletableFuture().join();
    }

    @Test
    void scramLogsInOnceTheClientAgrees() throws GeneralSecurityException {
        DirectoryAuthenticator authenticator = over(clear());
        assertThat(authenticator.mechanisms(from(1))).first().isEqualTo(Mechanism.SCRAM_SHA_256);
        SaslExchange exchange = authenticator.exchange(Mechanism.SCRAM_SHA_256, from(1));
        ScramClient client = new ScramClient(ScramHash.SHA_256, "", "john@example.com", SECRET, "abc");
        SaslStep.Challenge first = (SaslStep.Challenge) now(exchange.respond(client.first()));
        SaslStep.Challenge last = (SaslStep.Challenge) now(exchange.respond(client.last(first.data())));
        assertThat(new String(last.data(), StandardCharsets.UTF_8)).isEqualTo(client.expected());
        assertThat(events).isEmpty();
        assertThat(now(exchange.respond(new byte[0]))).isInstanceOf(SaslStep.Success.class);
        assertThat(events).singleElement().isInstanceOf(LoggedIn.class);
        assertThat(events.toString()).contains("SCRAM-SHA-256").doesNotContain(SECRET);
    }

    @Test
    void scramTellsNobodyWhoIsHere() throws GeneralSecurityException {
        DirectoryAuthenticator authenticator = over(clear());
        List<String> salts = new ArrayList<>();
        for (String login : List.of("john@example.com", "nobody@example.com", "nobody@example.com", "other")) {
            SaslExchange exchange = authenticator.exchange(Mechanism.SCRAM_SHA_256, from(1));
            ScramClient client = new ScramClient(ScramHash.SHA_256, "", login, "wrong", "abc");
            SaslStep.Challenge first = (SaslStep.Challenge) now(exchange.respond(client.first()));
            String text = new String(first.data(), StandardCharsets.UTF_8);
            assertThat(text).endsWith(",i=4096");
            salts.add(text.substring(text.indexOf(",s="), text.indexOf(",i=")));
            CompletableFuture<SaslStep> end =
                    exchange.respond(client.last(first.data())).toCompletableFuture();
            assertThat(end).isNotDone();
            time.advance(Duration.ofSeconds(5));
            assertThat(end.join()).isEqualTo(failure(SaslStep.Reason.REJECTED));
        }
        assertThat(salts).allMatch(salt -> salt.length() == salts.get(0).length());
        assertThat(salts.get(1)).isEqualTo(salts.get(2)).isNotEqualTo(salts.get(3));
        assertThat(events).hasSize(4).allMatch(LoginFailed.class::isInstance);
    }

    @Test
    void offersPasswordsOnlyWhereTheyAreSafe() {
        LoginContext open = new LoginContext("s1", "smtp", from(1).client(), Access.SUBMISSION, false);
        assertThat(over(hashed()).mechanisms(open)).isEmpty();
        assertThat(over(clear()).mechanisms(open)).containsExactly(Mechanism.SCRAM_SHA_256);
        assertThat(over(hashed()).mechanisms(from(1))).containsExactly(Mechanism.PLAIN, Mechanism.LOGIN);
    }

    private static SaslStep failure(SaslStep.Reason reason) {
        return new SaslStep.Failure(reason);
    }
}
