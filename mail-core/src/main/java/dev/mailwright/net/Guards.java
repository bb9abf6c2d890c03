package dev.mailwright.net;

import dev.mailwright.Time;
import java.util.function.Consumer;

/** The three patiences of a connection. Thread-safe. */
final class Guards {

    private final IdleGuard idle;
    private final LoginGuard login;
    private final RateGuard rate;

    Guards(Time time, ConnectionSettings settings, Consumer<Timeout> expired) {
        this.idle = new IdleGuard(time, settings.idleTimeout(), () -> expired.accept(Timeout.IDLE));
        this.login = new LoginGuard(time, settings.loginTimeout(), () -> expired.accept(Timeout.LOGIN));
        this.rate = new RateGuard(time, () -> expired.accept(Timeout.RATE));
    }

    IdleGuard idle() {
        return idle;
    }

    LoginGuard login() {
        return login;
    }

    RateGuard rate() {
        return rate;
    }

    void close() {
        idle.close();
        login.close();
        rate.stop();
    }
}
