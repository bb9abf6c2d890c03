package dev.mailwright.fetch;

import dev.mailwright.Problem;
import dev.mailwright.fetch.settings.Connection;
import dev.mailwright.fetch.settings.Protocol;
import dev.mailwright.fetch.settings.Security;
import java.util.ArrayList;
import java.util.List;

/** What an account must and must not say. */
final class AccountRules {

    private static final int LONGEST_NAME = 100;

    private final FetchAccount account;
    private final List<Problem> problems = new ArrayList<>();

    AccountRules(FetchAccount account) {
        this.account = account;
    }

    List<Problem> problems() {
        names();
        connection(account.connection());
        limits();
        return List.copyOf(problems);
    }

    private void names() {
        String name = account.name();
        check(
                !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl),
                "name",
                "an account needs a name of 1 to " + LONGEST_NAME + " characters",
                "Name it after what it is, such as \"gmx\"");
        check(
                !account.login().user().isEmpty(),
                "login",
                "nobody logs in",
                "Say login(\"user\", \"password\") or loginWithToken(\"user\", token)");
        check(
                account.destination().isPresent(),
                "destination",
                "its mail goes nowhere",
                "Say deliverTo(\"john\") or multidrop(\"example.com\", \"postmaster\")");
    }

    private void connection(Connection connection) {
        check(!connection.host().isBlank(), "host", "the server has no name", "Name the host");
        check(connection.port() >= 0 && connection.port() <= 65_535, "port", "no such port", "Take one up to 65535");
        check(
                connection.pin().map(pin -> pin.matches("[0-9a-f]{64}")).orElse(true),
                "pin",
                "the pin is no SHA-256 fingerprint",
                "Take the 64 hexadecimal digits of openssl x509 -noout -fingerprint -sha256");
        check(
                connection.pin().isEmpty() || connection.security() != Security.NONE,
                "pin",
                "a pin says nothing without TLS",
                "Leave out pin(...) or withoutTls()");
        check(
                account.login().mechanisms().stream().noneMatch("EXTERNAL"::equalsIgnoreCase),
                "mechanisms",
                "EXTERNAL needs a client certificate, which cannot be given",
                "Take another mechanism");
    }

    private void limits() {
        check(
                account.protocol() != Protocol.POP3
                        || account.selection().folders().isEmpty(),
                "folder",
                "POP3 has no folders",
                "Use Fetch.imap(...), or leave out folder(...)");
        check(
                account.protocol() == Protocol.IMAP || !account.schedule().idle(),
                "idle",
                "only IMAP announces news",
                "Use Fetch.imap(...), or leave out idle()");
        check(
                account.selection().batch() >= 1 && account.selection().maxPerPoll() >= 1,
                "batch",
                "nothing would ever be fetched",
                "Take a number of 1 or more");
        check(
                account.schedule().interval().toSeconds() >= 1,
                "every",
                "an interval under a second is an attack",
                "Take a minute or more");
        check(
                account.retention().deleteAfter().map(age -> !age.isNegative()).orElse(true),
                "deleteAfter",
                "mail cannot be deleted before it comes",
                "Take a duration of zero or more");
    }

    private void check(boolean right, String what, String text, String fix) {
        if (!right) {
            problems.add(new Problem("fetch." + what, "fetch account \"" + account.name() + "\"", text, fix));
        }
    }
}
