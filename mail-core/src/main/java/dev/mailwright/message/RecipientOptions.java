package dev.mailwright.message;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the sender asks for one recipient beside the address. Immutable; each {@code with} method returns a changed copy.
 *
 * <ul>
 *   <li>nothing said of notifications, which means failure, and delay at this server's choice (rfc3461#4.1)
 *   <li>no original recipient
 * </ul>
 */
public final class RecipientOptions {

    /** Nothing was asked for. */
    public static final RecipientOptions NONE = new RecipientOptions(Set.of(), null);

    private final Set<Notify> notify;
    private final @Nullable OriginalRecipient original;

    private RecipientOptions(Set<Notify> notify, @Nullable OriginalRecipient original) {
        this.notify = notify;
        this.original = original;
    }

    /**
     * When the sender wants to hear; in place of what was said before.
     *
     * @throws IllegalArgumentException for {@link Notify#NEVER} together with others, or for nothing
     */
    public RecipientOptions withNotify(Notify... when) {
        if (when.length == 0) {
            throw new IllegalArgumentException("say NEVER for no notification");
        }
        Set<Notify> all = EnumSet.copyOf(List.of(when));
        if (all.contains(Notify.NEVER) && all.size() > 1) {
            throw new IllegalArgumentException("NEVER stands alone");
        }
        return new RecipientOptions(Set.copyOf(all), original);
    }

    public RecipientOptions withOriginalRecipient(OriginalRecipient recipient) {
        return new RecipientOptions(notify, recipient);
    }

    /** Empty when nothing was said. */
    public Set<Notify> notifications() {
        return notify;
    }

    /** Whether the sender is to be told of this: failures and delays also when nothing was said. */
    public boolean wants(Notify what) {
        return notify.isEmpty() ? what == Notify.FAILURE || what == Notify.DELAY : notify.contains(what);
    }

    public Optional<OriginalRecipient> originalRecipient() {
        return Optional.ofNullable(original);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecipientOptions
                && notify.equals(((RecipientOptions) other).notify)
                && originalRecipient().equals(((RecipientOptions) other).originalRecipient());
    }

    @Override
    public int hashCode() {
        return 31 * notify.hashCode() + originalRecipient().hashCode();
    }

    @Override
    public String toString() {
        return "notify " + notify + (original == null ? "" : ", originally for " + original);
    }
}
