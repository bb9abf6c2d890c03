package dev.mailwright.smtp.session;

import dev.mailwright.Time;
import dev.mailwright.address.ReversePath;
import dev.mailwright.check.Reply;
import dev.mailwright.directory.Principal;
import dev.mailwright.net.CidrBlock;
import dev.mailwright.net.RateLimit;
import dev.mailwright.smtp.reply.Replies;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How fast clients, users and senders send through a service. Thread-safe. */
public final class SmtpRates {

    /** What is counted. */
    public enum Kind {
        /** Messages of clients without a login. */
        CLIENT,
        /** Messages of users. */
        LOGIN,
        /** Messages of senders. */
        SENDER,
        /** Recipients of clients without a login. */
        CLIENT_RECIPIENTS,
        /** Recipients of users. */
        LOGIN_RECIPIENTS
    }

    /**
     * So many in so much time.
     *
     * @param most at least 1
     * @param window more than zero
     */
    public record Rate(int most, Duration window) {
        public Rate {
            if (most < 1 || window.isZero() || window.isNegative()) {
                throw new IllegalArgumentException("a rate is at least one in some time");
            }
        }
    }

    /** Nothing is limited. */
    public static final SmtpRates NONE = new SmtpRates(new EnumMap<>(Kind.class));

    private final Map<Kind, RateLimit> limits;

    private SmtpRates(Map<Kind, RateLimit> limits) {
        this.limits = limits;
    }

    public static SmtpRates of(Map<Kind, Rate> rates, Time time) {
        Map<Kind, RateLimit> limits = new EnumMap<>(Kind.class);
        rates.forEach((kind, rate) -> limits.put(kind, new RateLimit(rate.most(), rate.window(), time)));
        return new SmtpRates(limits);
    }

    /** Counts a message that begins; the refusal where there are too many. */
    public Optional<Reply> message(SmtpSession session, ReversePath sender) {
        boolean within = person(session, Kind.LOGIN, Kind.CLIENT)
                && sender.address()
                        .map(address -> take(Kind.SENDER, address.folded()))
                        .orElse(true);
        return within ? Optional.empty() : Optional.of(Replies.TOO_MUCH_MAIL);
    }

    /** Counts a recipient; the refusal where there are too many. */
    public Optional<Reply> recipient(SmtpSession session) {
        boolean within = person(session, Kind.LOGIN_RECIPIENTS, Kind.CLIENT_RECIPIENTS);
        return within ? Optional.empty() : Optional.of(Replies.TOO_MANY_IN_TIME);
    }

    private boolean person(SmtpSession session, Kind user, Kind client) {
        Optional<String> login = session.user().map(Principal::login);
        return login.isPresent()
                ? take(user, login.get().toLowerCase(Locale.ROOT))
                : take(client, CidrBlock.client(session.client().getAddress()));
    }

    private boolean take(Kind kind, Object key) {
        RateLimit limit = limits.get(kind);
        return limit == null || limit.take(key);
    }
}
