package dev.mailwright.routing;

import dev.mailwright.EventSink;
import dev.mailwright.Time;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.observe.LoopGuard;
import java.util.List;
import java.util.Set;

/**
 * Routes over a directory: aliases before handlers before mailboxes, the address with its tag before the one without.
 * Immutable and thread-safe; each method returns a changed copy.
 *
 * <p>For each address the first of these that is there counts:
 *
 * <ol>
 *   <li>alias, handler, mailbox of the whole address, so that a mailbox that is named {@code a+b} gets its mail
 *   <li>alias, handler, mailbox of the address without its tag; such an alias hands the tag on to targets without one
 *   <li>the same local part in the domain that this one is another name for
 *   <li>{@code postmaster}, and {@code abuse} and {@code mailer-daemon} as other names for it, wherever mail is ours
 *   <li>the catch-all of the domain, alias before handler
 * </ol>
 *
 * <p>An address that comes up in its own expansion, at once or by way of others, keeps a copy in the mailbox of its name.
 *
 * <ul>
 *   <li>{@link Subaddressing#DEFAULT}
 *   <li>no handlers
 *   <li>no postmaster beyond those in the directory
 *   <li>events go nowhere
 * </ul>
 */
public final class AliasFirstRouter implements Router {

    /** The most aliases that may lead from a recipient to a target. */
    public static final int MAX_DEPTH = 100;

    /** The most different addresses that a recipient may expand to. */
    public static final int MAX_TARGETS = 1_000;

    private final Directory directory;
    private final Time time;
    private final Subaddressing subaddressing;
    private final Set<RecipientKey> handlers;
    private final List<EmailAddress> postmasters;
    private final ShadowWarnings shadows;

    private AliasFirstRouter(
            Directory directory,
            Time time,
            Subaddressing subaddressing,
            Set<RecipientKey> handlers,
            List<EmailAddress> postmasters,
            ShadowWarnings shadows) {
        this.directory = directory;
        this.time = time;
        this.subaddressing = subaddressing;
        this.handlers = handlers;
        this.postmasters = postmasters;
        this.shadows = shadows;
    }

    /** @param time says when temporary aliases end */
    public static AliasFirstRouter over(Directory directory, Time time) {
        ShadowWarnings silent = new ShadowWarnings(EventSink.NONE);
        return new AliasFirstRouter(directory, time, Subaddressing.DEFAULT, Set.of(), List.of(), silent);
    }

    public AliasFirstRouter subaddressing(Subaddressing how) {
        return new AliasFirstRouter(directory, time, how, handlers, postmasters, shadows);
    }

    /** The addresses, or {@code @domain}s, that code of the application answers for. */
    public AliasFirstRouter handlers(Set<RecipientKey> keys) {
        return new AliasFirstRouter(directory, time, subaddressing, Set.copyOf(keys), postmasters, shadows);
    }

    /** Who gets mail for the postmaster of each domain of ours that has none in the directory. */
    public AliasFirstRouter postmaster(List<EmailAddress> targets) {
        return new AliasFirstRouter(directory, time, subaddressing, handlers, List.copyOf(targets), shadows);
    }

    /** Who is told of aliases that shadow a mailbox, once for each. */
    public AliasFirstRouter warnings(ShadowWarnings warnings) {
        return new AliasFirstRouter(directory, time, subaddressing, handlers, postmasters, warnings);
    }

    Directory directory() {
        return directory;
    }

    Time time() {
        return time;
    }

    Subaddressing subaddressing() {
        return subaddressing;
    }

    Set<RecipientKey> handlers() {
        return handlers;
    }

    List<EmailAddress> postmasters() {
        return postmasters;
    }

    ShadowWarnings shadows() {
        return shadows;
    }

    @Override
    public Route resolve(EmailAddress recipient) {
        LoopGuard.assertNotOnLoop("Router.resolve");
        return new Resolution(this, recipient).run();
    }
}
