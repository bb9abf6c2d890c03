package dev.mailwright.sasl;

import dev.mailwright.EventSink;
import dev.mailwright.Lookup;
import dev.mailwright.Time;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.Mechanism;
import dev.mailwright.directory.Principal;
import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import dev.mailwright.event.LoggedIn;
import dev.mailwright.event.LoginFailed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@link Authenticator} over a directory. Thread-safe. */
public final class DirectoryAuthenticator implements Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryAuthenticator.class);
    private static final Set<Mechanism> SPOKEN =
            Set.of(Mechanism.PLAIN, Mechanism.LOGIN, Mechanism.SCRAM_SHA_256, Mechanism.SCRAM_SHA_1);
    private static final Set<Mechanism> IN_CLEAR = Set.of(Mechanism.PLAIN, Mechanism.LOGIN);
    private static final int NONCE_OCTETS = 18;
    private static final int FAKE_ITERATIONS = 4_096;

    private final Directory directory;
    private final Time time;
    private final EventSink events;
    private final RandomGenerator random;
    private final LoginThrottle throttle;
    private final LoginPermits permits;
    private final byte[] fakeKey = new byte[32];

    /** @param permits how many logins are checked at once, at least 1 */
    public DirectoryAuthenticator(
            Directory directory, Time time, Executor workers, EventSink events, RandomGenerator random, int permits) {
        this.directory = directory;
        this.time = time;
        this.events = events;
        this.random = random;
        this.throttle = new LoginThrottle(time);
        this.permits = new LoginPermits(workers, permits);
        random.nextBytes(fakeKey);
    }

    @Override
    public List<Mechanism> mechanisms(LoginContext context) {
        return directory.mechanisms().stream()
                .filter(SPOKEN::contains)
                .filter(m -> context.secure() || !IN_CLEAR.contains(m))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    @Override
    public SaslExchange exchange(Mechanism mechanism, LoginContext context) {
        return Exchanges.of(mechanism, new Attempt(context, mechanism.wireName()));
    }

    @Override
    public CompletionStage<SaslStep> login(Credential credential, LoginContext context) {
        return new Attempt(context, "password").check(credential);
    }

    /** One connection's attempts. */
    private final class Attempt implements Exchanges {

        private final LoginContext context;
        private final String mechanism;

        Attempt(LoginContext context, String mechanism) {
            this.context = context;
            this.mechanism = mechanism;
        }

        @Override
        public CompletionStage<SaslStep> check(Credential credential) {
            if (!throttle.admits(context.client())) {
                return throttled(credential.login());
            }
            return permits.<Lookup<? extends Principal>>run(() -> directory.login(credential))
                    .exceptionally(e -> unavailable(e))
                    .thenCompose(answer -> judge(answer, credential.login()));
        }

        private Lookup<? extends Principal> unavailable(Throwable e) {
            LOG.error("{} {}: the directory failed to check a login", context.protocol(), context.session(), e);
            return Lookup.unavailable(String.valueOf(e.getMessage()));
        }

        private CompletionStage<SaslStep> judge(Lookup<? extends Principal> answer, String login) {
            if (answer instanceof Lookup.Unavailable<? extends Principal> down) {
                report(login, "unavailable: " + down.reason());
                return done(new SaslStep.Failure(SaslStep.Reason.UNAVAILABLE));
            }
            Optional<? extends Principal> principal = answer.toOptional().filter(this::mayEnter);
            if (principal.isEmpty()) {
                return failed(login);
            }
            throttle.succeeded(context.client(), login);
            events.emit(stamp -> LoggedIn.of(
                    stamp,
                    context.protocol(),
                    context.session(),
                    address(),
                    principal.get().login(),
                    mechanism));
            return done(new SaslStep.Success(principal.get()));
        }

        private boolean mayEnter(Principal principal) {
            return !(principal instanceof Account account) || account.access().contains(context.door());
        }

        @Override
        public CompletionStage<SaslStep> failed(String login) {
            report(login, "rejected");
            Duration delay = throttle.failed(context.client(), login);
            CompletableFuture<SaslStep> later = new CompletableFuture<>();
            time.after(delay, () -> later.complete(new SaslStep.Failure(SaslStep.Reason.REJECTED)));
            return later;
        }

        private CompletionStage<SaslStep> throttled(String login) {
            report(login, "throttled");
            return done(new SaslStep.Failure(SaslStep.Reason.THROTTLED));
        }

        private void report(String login, String reason) {
            events.emit(
                    stamp -> LoginFailed.of(stamp, context.protocol(), context.session(), address(), login, reason));
        }

        private String address() {
            return context.client().getHostAddress();
        }

        @Override
        public CompletionStage<ScramLookup> scram(String login, ScramHash hash) {
            if (!throttle.admits(context.client())) {
                report(login, "throttled");
                return CompletableFuture.completedFuture(new ScramLookup.Refused(SaslStep.Reason.THROTTLED));
            }
            return permits.run(() -> directory.scram(login, hash))
                    .exceptionally(e -> {
                        LOG.error("{} {}: no SCRAM secret", context.protocol(), context.session(), e);
                        return Lookup.unavailable(String.valueOf(e.getMessage()));
                    })
                    .thenApply(found -> secret(found, login, hash));
        }

        private ScramLookup secret(Lookup<ScramSecret> found, String login, ScramHash hash) {
            if (found.isUnavailable()) {
                return new ScramLookup.Refused(SaslStep.Reason.UNAVAILABLE);
            }
            return found.toOptional()
                    .map(real -> new ScramLookup.Ready(real, true))
                    .orElseGet(() -> new ScramLookup.Ready(madeUp(login, hash), false));
        }

        @Override
        public String nonce() {
            byte[] octets = new byte[NONCE_OCTETS];
            random.nextBytes(octets);
            return java.util.Base64.getEncoder().encodeToString(octets);
        }
    }

    /** The same salt for the same unknown login each time, so that asking twice does not tell it from a known one. */
    private ScramSecret madeUp(String login, ScramHash hash) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(fakeKey);
            byte[] salt = Arrays.copyOf(digest.digest(login.getBytes(StandardCharsets.UTF_8)), 16);
            byte[] key = new byte[hash.length()];
            random.nextBytes(key);
            return new ScramSecret(hash, salt, FAKE_ITERATIONS, key, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    private static CompletionStage<SaslStep> done(SaslStep step) {
        return CompletableFuture.completedFuture(step);
    }
}
