package dev.mailwright.directory;

import dev.mailwright.AccountId;
import dev.mailwright.Quota;
import dev.mailwright.address.EmailAddress;
import java.util.Set;

/** Somebody with a mailbox. Your own entity may implement this. */
public interface Account extends Principal {

    /** Stable: it stays when the address changes. */
    AccountId id();

    EmailAddress address();

    @Override
    default String login() {
        return address().toString();
    }

    default String displayName() {
        return "";
    }

    default Quota quota() {
        return Quota.UNLIMITED;
    }

    /** Through which doors this account may come in. */
    default Set<Access> access() {
        return Access.ALL;
    }

    /** The account's own value of a setting, or its fallback. */
    default <T> T setting(Setting<T> key) {
        return key.fallback();
    }
}
