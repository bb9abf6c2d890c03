package dev.mailwright.routing;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One address that a resolution has come to, and what leads on from it. Confined to the resolution. */
final class Node {

    private final EmailAddress address;
    private final int depth;
    private final List<Node> next = new ArrayList<>();
    private boolean open = true;
    private boolean copied;
    private boolean self;
    private Optional<Destination> own = Optional.empty();
    private @Nullable Account shadowed;
    private List<EmailAddress> targets = List.of();

    Node(EmailAddress address, int depth) {
        this.address = address;
        this.depth = depth;
    }

    EmailAddress address() {
        return address;
    }

    int depth() {
        return depth;
    }

    List<Node> next() {
        return next;
    }

    /** Whether its expansion is still going on: coming to it again closes a ring. */
    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
    }

    /** An alias led on from here; {@code mailbox} is where its own copy would go, {@code account} what the alias hides. */
    void expanded(List<EmailAddress> to, Optional<Destination> mailbox, @Nullable Account account) {
        targets = to;
        own = mailbox;
        shadowed = account;
    }

    /** Where the copy goes that it keeps when it is in its own expansion. */
    Optional<Destination> own() {
        return own;
    }

    /** Whether its own name is among the targets of the alias, so that no ring goes on behind it. */
    boolean namesItself() {
        return self;
    }

    void foundItself() {
        self = true;
    }

    void keepsCopy() {
        copied = true;
    }

    boolean hasCopy() {
        return copied;
    }

    /** The account that the alias of the same name hides, unless it keeps a copy. */
    Optional<Account> shadowed() {
        return copied ? Optional.empty() : Optional.ofNullable(shadowed);
    }

    List<EmailAddress> targets() {
        return targets;
    }
}
