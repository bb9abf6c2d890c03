package dev.mailwright.sasl;

import dev.mailwright.EventSink;
import dev.mailwright.Lookup;
import dev.mailwright.Subscription;
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
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@link Authenticator} over a directory. Thread-safe. */
public final class DirectoryAuthenticator implements Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryAuthenticator.class);
    private static final Set<Mechanism> IN_CLEAR =
            Set.of(Mechanism.PLAIN, Mechanism.LOGIN, Mechanism.XOAUTH2, Mechanism.OAUTHBEARER);
    private static final Map<Mechanism, Mechanism> PLUS = Map.of(
            Mechanism.SCRAM_SHA_1, Mechanism.SCRAM_SHA_1_PLUS, Mechanism.SCRAM_SHA_256, Mechanism.SCRAM_SHA_256_PLUS);
    private static final int NONCE_OCTETS = 18;
    private static final int USUAL_ITERATIONS = 4_096;

    private final Directory directory;
    private final Optional<TokenCheck> tokens;
    private final EventSink events;
    private final RandomGenerator random;
    private final LoginThrottle throttle;
    private final LoginGate gate;
    private final LoginPermits permits;
    private final HeldAnswers held;
    private final VerifiedPasswords verified;
    /** What real secrets have here, so that a made-up one does not stand out by it. */
    private volatile int usualIterations = USUAL_ITERATIONS;

    private final byte[] fakeKey = new byte[32];

    /** @param permits how many logins are checked at once, at least 1 */
    public DirectoryAuthenticator(
            Directory directory, Time time, Executor workers, EventSink events, RandomGenerator random, int permits) {
        this(directory, Optional.empty(), time, workers, events, random, permits);
    }

    /**
     * With a check for bearer tokens, where there is one.
     *
     * @param permits how many logins are checked at once, at least 1
     */
    public DirectoryAuthenticator(
            Directory directory,
            Optional<TokenCheck> tokens,
            Time time,
            Executor workers,
            EventSink events,
            RandomGenerator random,
            int permits) {
        this.directory = directory;
        this.tokens = tokens;
        this.events = events;
        this.random = random;
        this.throttle = new LoginThrottle(time);
        this.gate = new LoginGate(throttle);
        this.permits = new LoginPermits(workers, permits);
        this.held = new HeldAnswers(time);
        this.verified = new VerifiedPasswords(time, random);
        random.nextBytes(fakeKey);
    }

    /**
     * Gives all answers that are held back, as a server does when it stops. What comes later is checked as before, since a
     * server may be started again.
     */
    public void release() {
        held.release();
    }

    /**
     * Remembers who has shown the right password, so that the same password costs no hash again: for so long, or ten seconds
     * where the directory does not tell of its changes, which make all be forgotten. Nothing is remembered before this is
     * called, nor after the subscription is closed.
     */
    public Subscription remember(Duration longest) {
        return verified.watch(directory, longest);
    }

    @Override
    public List<Mechanism> mechanisms(LoginContext context) {
        Set<Mechanism> known = EnumSet.noneOf(Mechanism.class);
        known.addAll(directory.mechanisms());
        if (tokens.isPresent()) {
            known.addAll(Set.of(Mechanism.XOAUTH2, Mechanism.OAUTHBEARER));
        }
        if (context.channel().bindable()) {
            PLUS.forEach((plain, plus) -> {
                if (known.contains(plain)) {
                    known.add(plus);
                }
            });
        } else {
            known.removeAll(PLUS.values());
        }
        known.remove(Mechanism.EXTERNAL);
        if (context.channel().certificateName().isPresent()) {
            known.add(Mechanism.EXTERNAL);
        }
        return known.stream()
                .filter(m -> context.secure() || !IN_CLEAR.contains(m))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    @Override
    public SaslExchange exchange(Mechanism mechanism, LoginContext context) {
        return Exchanges.of(mechanism, new Attempt(context, mechanism.wireName()), context.channel());
    }

    @Override
    public CompletionStage<SaslStep> login(Credential credential, LoginContext context) {
        return new Attempt(context, "password").check(credential, "");
    }

    /** One attempt of a connection. */
    private final class Attempt implements Exchanges {

        private final LoginContext context;
        private final String mechanism;

        Attempt(LoginContext context, String mechanism) {
            this.context = context;
            this.mechanism = mechanism;
        }

        @Override
        public CompletionStage<SaslStep> check(Credential credential, String actAs) {
            return judged(credential.login(), () -> ask(credential, actAs))
                    .thenApply(step ->
                            step instanceof SaslStep.Success success ? entered(success, credential.login()) : step);
        }

        @Override
        public CompletionStage<SaslStep> prove(String login, String actAs, BooleanSupplier proof) {
            return judged(
                    login,
                    () -> proof.getAsBoolean()
                            ? ask(Credential.proven(login), actAs)
                            : CompletableFuture.completedFuture(Lookup.<Principal>absent()));
        }

        /** Through the gate, to the answer, and out again: whatever happens, the gate hears of it. */
        private CompletionStage<SaslStep> judged(String login, Supplier<CompletionStage<Lookup<Principal>>> question) {
            return gate.enter(context.client()).thenCompose(admitted -> {
                if (!admitted) {
                    report(login, "throttled");
                    return Exchanges.done(new SaslStep.Failure(SaslStep.Reason.THROTTLED));
                }
                return question.get().thenCompose(answer -> judge(answer, login));
            });
        }

        private CompletionStage<Lookup<Principal>> ask(Credential credential, String actAs) {
            Optional<Principal> known = verified.find(credential);
            CompletionStage<Lookup<Principal>> answer = known.isPresent()
                    ? permits.pass(() -> admit(Lookup.found(known.get()), credential, actAs))
                    : permits.run(() -> admit(look(credential), credential, actAs));
            return answer.exceptionally(this::unavailable);
        }

        /** On a worker: what an application's principals answer may block as well. */
        private Lookup<Principal> admit(Lookup<? extends Principal> answer, Credential credential, String actAs) {
            if (answer instanceof Lookup.Found<? extends Principal> found) {
                Principal principal = found.value();
                boolean himself = actAs.isEmpty()
                        || actAs.equals(credential.login())
                        || actAs.equalsIgnoreCase(principal.login());
                return himself && mayEnter(principal) ? Lookup.found(principal) : Lookup.absent();
            }
            return answer.map(principal -> principal);
        }

        private Lookup<? extends Principal> look(Credential credential) {
            return switch (credential.kind()) {
                case TOKEN -> tokens.isPresent() ? token(tokens.get(), credential) : directory.login(credential);
                case CERTIFICATE ->
                    directory.mechanisms().contains(Mechanism.EXTERNAL)
                            ? directory.login(credential)
                            : AccountOf.address(directory, credential.login());
                default -> password(credential);
            };
        }

        private Lookup<? extends Principal> password(Credential credential) {
            long begun = verified.generation();
            Lookup<? extends Principal> answer = directory.login(credential);
            verified.keep(credential, answer, begun);
            return answer;
        }

        private Lookup<? extends Principal> token(TokenCheck check, Credential credential) {
            Lookup<String> owner = check.owner(credential.login(), credential.token());
            if (owner instanceof Lookup.Found<String> found) {
                return AccountOf.address(directory, found.value());
            }
            return owner instanceof Lookup.Unavailable<String> down
                    ? Lookup.<Principal>unavailable(down.reason())
                    : Lookup.<Principal>absent();
        }

        private boolean mayEnter(Principal principal) {
            return !(principal instanceof Account account) || account.access().contains(context.door());
        }

        private <T> Lookup<T> unavailable(Throwable e) {
            if (e instanceof RejectedExecutionException) {
                return Lookup.unavailable("too many logins at once, or the server stops");
            }
            LOG.error("{} {}: the directory failed to check a login", context.protocol(), context.session(), e);
            return Lookup.unavailable(e.getClass().getSimpleName());
        }

        private CompletionStage<SaslStep> judge(Lookup<Principal> answer, String login) {
            if (answer instanceof Lookup.Found<Principal> found) {
                throttle.succeeded(context.client(), login);
                gate.leave(context.client());
                return Exchanges.done(new SaslStep.Success(found.value()));
            }
            if (answer instanceof Lookup.Unavailable<Principal> down) {
                gate.leave(context.client());
                report(login, "unavailable: " + down.reason());
                return Exchanges.done(new SaslStep.Failure(SaslStep.Reason.UNAVAILABLE));
            }
            Duration delay = throttle.failed(context.client(), login);
            gate.leave(context.client());
            report(login, "rejected");
            return held.after(delay, new SaslStep.Failure(SaslStep.Reason.REJECTED));
        }

        @Override
        public SaslStep entered(SaslStep.Success success, String login) {
            String name = success.principal().login();
            events.emit(stamp -> LoggedIn.of(stamp, context.protocol(), context.session(), address(), name, mechanism));
            return success;
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
            if (throttle.left(context.client()) <= 0) {
                report(login, "throttled");
                return CompletableFuture.completedFuture(new ScramLookup.Refused(SaslStep.Reason.THROTTLED));
            }
            return permits.run(() -> directory.scram(login, hash))
                    .exceptionally(this::unavailable)
                    .thenApply(found -> secret(found, login, hash));
        }

        private ScramLookup secret(Lookup<ScramSecret> found, String login, ScramHash hash) {
            if (found instanceof Lookup.Unavailable<ScramSecret> down) {
                report(login, "unavailable: " + down.reason());
                return new ScramLookup.Refused(SaslStep.Reason.UNAVAILABLE);
            }
            found.toOptional().ifPresent(real -> usualIterations = real.iterations());
            return found.toOptional()
                    .map(real -> new ScramLookup.Ready(real, true))
                    .orElseGet(() -> new ScramLookup.Ready(madeUp(login, hash), false));
        }

        @Override
        public String nonce() {
            byte[] octets = new byte[NONCE_OCTETS];
            random.nextBytes(octets);
            return Base64.getEncoder().encodeToString(octets);
        }
    }

    /** The same salt for the same unknown login each time, so that asking twice does not tell it from a known one. */
    private ScramSecret madeUp(String login, ScramHash hash) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(fakeKey);
            digest.update((byte) hash.length());
            byte[] salt = Arrays.copyOf(digest.digest(login.getBytes(StandardCharsets.UTF_8)), 16);
            byte[] key = new byte[hash.length()];
            random.nextBytes(key);
            return new ScramSecret(hash, salt, usualIterations, key, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
