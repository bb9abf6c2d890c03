package dev.mailwright.routing;

import dev.mailwright.Lookup;
import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import dev.mailwright.address.Subaddress;
import dev.mailwright.directory.Access;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.Alias;
import dev.mailwright.directory.LocalDomain;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.Target;
import dev.mailwright.routing.Route.Refusal;
import dev.mailwright.routing.RouteTrace.Kind;
import dev.mailwright.routing.RouteTrace.WarningKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of {@link AliasFirstRouter#resolve}: a walk through the graph of aliases, depth first, that comes to each
 * address once. Confined to one thread.
 */
final class Resolution {

    private static final Logger LOG = LoggerFactory.getLogger(AliasFirstRouter.class);

    private static final String POSTMASTER = "postmaster";
    /** RFC 2142 section 4 and RFC 5321 section 4.5.1. */
    private static final Set<String> TO_POSTMASTER = Set.of("abuse", "mailer-daemon");

    /** Targets that are followed, those seen before included: a guard against tables that repeat themselves. */
    private static final int MAX_HOPS = 10 * AliasFirstRouter.MAX_TARGETS;

    private final AliasFirstRouter router;
    private final EmailAddress recipient;
    private final TraceRecorder trace;
    private final Map<EmailAddress, Node> nodes = new LinkedHashMap<>();
    private final Map<Domain, Optional<LocalDomain>> domains = new HashMap<>();
    private final Found found = new Found();
    private int hops;
    private boolean ring;
    private boolean aliased;
    private @Nullable Refusal atRecipient;

    Resolution(AliasFirstRouter router, EmailAddress recipient) {
        this.router = router;
        this.recipient = recipient;
        this.trace = new TraceRecorder(recipient);
    }

    /** Ends a walk that cannot have an answer now. */
    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final Refusal refusal;

        Stopped(Refusal refusal) {
            super(refusal.name(), null, false, false);
            this.refusal = refusal;
        }
    }

    Route run() {
        try {
            visit(recipient, 0);
            if (ring) {
                nodes.values().stream().filter(node -> !node.hasCopy()).forEach(this::copyOfRing);
            }
            nodes.values().forEach(this::warnOfShadow);
        } catch (Stopped stopped) {
            return Route.refuse(stopped.refusal, trace.finish());
        } catch (RuntimeException e) {
            LOG.error("what the directory found cannot be read", e);
            trace.step(0, recipient, Kind.UNAVAILABLE, "what the directory found cannot be read: " + e);
            return Route.refuse(Refusal.UNAVAILABLE, trace.finish());
        }
        if (!found.isEmpty()) {
            return Route.deliver(found.all(), trace.finish());
        }
        Refusal why = aliased || atRecipient == null ? Refusal.DEAD_ALIAS : atRecipient;
        return Route.refuse(why, trace.finish());
    }

    private Node visit(EmailAddress address, int depth) {
        Node known = nodes.get(address.folded());
        if (known != null) {
            repeated(known, address, depth);
            return known;
        }
        if (depth > AliasFirstRouter.MAX_DEPTH || nodes.size() > AliasFirstRouter.MAX_TARGETS) {
            throw limit(address, depth);
        }
        Node node = new Node(address, depth);
        nodes.put(address.folded(), node);
        look(node);
        node.close();
        return node;
    }

    private void repeated(Node known, EmailAddress address, int depth) {
        ring |= known.isOpen();
        trace.step(depth, address, Kind.REPEATED, "seen above");
        if (known.isOpen()) {
            trace.warn(WarningKind.ALIAS_RING, address, "leads back to itself");
        }
    }

    private Stopped limit(EmailAddress address, int depth) {
        String what = depth > AliasFirstRouter.MAX_DEPTH
                ? "more than " + AliasFirstRouter.MAX_DEPTH + " aliases deep"
                : "more than " + AliasFirstRouter.MAX_TARGETS + " targets";
        trace.step(depth, address, Kind.LIMIT, what);
        return new Stopped(Refusal.EXPANSION_LIMIT);
    }

    private void look(Node node) {
        EmailAddress address = node.address();
        Subaddress split = Subaddress.split(address, router.subaddressing().delimiters());
        Entry entry = Entry.of(address, split);
        Optional<LocalDomain> domain = domain(node);
        if (domain.isEmpty()) {
            foreign(node, entry, split);
            return;
        }
        entry.with(matches(node, entry), router.time().now());
        if (!exact(node, entry, split) && !renamed(node, domain.get()) && !system(node) && !rest(node, entry)) {
            dead(node, Kind.UNKNOWN, "nobody here has this address", Refusal.UNKNOWN_USER);
        }
    }

    private void foreign(Node node, Entry entry, Subaddress split) {
        Optional<Destination> handler = own(node, entry, split, 0);
        if (handler.isPresent()) {
            arrive(node, handler.get(), "");
        } else if (node.depth() == 0) {
            atRecipient = Refusal.NOT_LOCAL;
            trace.step(0, node.address(), Kind.REMOTE, node.address().domain() + " is not ours");
        } else {
            arrive(node, Destination.remote(node.address()), "");
        }
    }

    /** Alias, handler, mailbox; of the whole address first, then of the one without the tag. */
    private boolean exact(Node node, Entry entry, Subaddress split) {
        for (int level = 0; level < entry.exact().size(); level++) {
            RecipientKey.Exact key = entry.exact().get(level);
            Optional<Alias> alias = entry.alias(key);
            if (alias.isPresent()) {
                Optional<String> carried = level == 0 ? Optional.empty() : carried(split);
                List<EmailAddress> targets = targets(alias.get(), carried);
                node.expanded(
                        targets,
                        own(node, entry, split, level),
                        entry.account(key).orElse(null));
                String name = level == 0 ? "alias" : "alias " + key;
                expand(node, targets, Kind.ALIAS, name);
                return true;
            }
            Optional<Destination> here = at(node, entry, split, level);
            if (here.isPresent()) {
                arrive(node, here.get(), "");
                return true;
            }
        }
        return false;
    }

    private static Optional<String> carried(Subaddress split) {
        return split.tag().map(tag -> split.delimiter().map(String::valueOf).orElse("") + tag);
    }

    private List<EmailAddress> targets(Alias alias, Optional<String> carried) {
        List<EmailAddress> all = new ArrayList<>();
        for (Target target : alias.targets()) {
            EmailAddress plain = target.in(alias.key().domain());
            all.add(carried.map(tag -> withTag(plain, tag)).orElse(plain));
        }
        return all;
    }

    /** A target that has a tag keeps its own; one that would grow too long goes without. */
    private EmailAddress withTag(EmailAddress target, String delimiterAndTag) {
        if (Subaddress.split(target, router.subaddressing().delimiters()).tag().isPresent()) {
            return target;
        }
        try {
            return target.withLocal(LocalPart.ofValue(target.local().value() + delimiterAndTag));
        } catch (AddressSyntaxException tooLong) {
            return target;
        }
    }

    /** Handler or mailbox from one level on, aliases left aside. */
    private Optional<Destination> own(Node node, Entry entry, Subaddress split, int from) {
        for (int level = from; level < entry.exact().size(); level++) {
            Optional<Destination> here = at(node, entry, split, level);
            if (here.isPresent()) {
                return here;
            }
        }
        return Optional.empty();
    }

    private Optional<Destination> at(Node node, Entry entry, Subaddress split, int level) {
        RecipientKey.Exact key = entry.exact().get(level);
        EmailAddress address = level == 0 ? node.address() : split.base();
        Optional<String> tag = level == 0 ? Optional.empty() : split.tag();
        if (router.handlers().contains(key)) {
            return Optional.of(new DestinationRecords.HandlerRecord(key.toString(), address, tag));
        }
        return entry.account(key)
                .map(account -> new DestinationRecords.MailboxRecord(account, address, tag, mode(account)));
    }

    /** Asked twice, since an account answers NONE both when it chose that and when it chose nothing. */
    private TaggedMail mode(Account account) {
        TaggedMail chosen = account.setting(Subaddressing.TAGGED_MAIL);
        return chosen != TaggedMail.NONE
                ? chosen
                : account.setting(Subaddressing.TAGGED_MAIL.withFallback(
                        router.subaddressing().defaultMode()));
    }

    private boolean renamed(Node node, LocalDomain domain) {
        EmailAddress address = node.address();
        if (domain.aliasOf().equals(address.domain())) {
            return false;
        }
        trace.step(
                node.depth(),
                address,
                Kind.DOMAIN_ALIAS,
                address.domain() + " is another name for " + domain.aliasOf());
        node.next().add(visit(new EmailAddress(address.local(), domain.aliasOf()), node.depth() + 1));
        return true;
    }

    private boolean system(Node node) {
        String local = node.address().folded().local().value();
        List<EmailAddress> targets = List.of();
        if (local.equals(POSTMASTER)) {
            targets = router.postmasters();
        } else if (TO_POSTMASTER.contains(local) && !router.postmasters().isEmpty()) {
            targets = List.of(node.address().withLocal(LocalPart.of(POSTMASTER)));
        }
        if (targets.isEmpty()) {
            return false;
        }
        expand(node, targets, Kind.ALIAS, "system alias");
        return true;
    }

    private boolean rest(Node node, Entry entry) {
        Optional<Alias> alias = entry.alias(entry.rest());
        if (alias.isPresent()) {
            expand(node, targets(alias.get(), Optional.empty()), Kind.CATCH_ALL, "catch-all " + entry.rest());
        } else if (router.handlers().contains(entry.rest())) {
            arrive(node, Destination.handler(entry.rest().toString(), node.address()), "");
        } else {
            return false;
        }
        return true;
    }

    private void expand(Node node, List<EmailAddress> targets, Kind kind, String name) {
        aliased = true;
        trace.step(node.depth(), node.address(), kind, name + ", to " + TraceRecorder.list(targets));
        for (EmailAddress target : targets) {
            if (++hops > MAX_HOPS) {
                throw limit(target, node.depth() + 1);
            }
            if (target.folded().equals(node.address().folded())) {
                keepCopy(node, target);
            } else {
                node.next().add(visit(target, node.depth() + 1));
            }
        }
    }

    private void keepCopy(Node node, EmailAddress target) {
        node.foundItself();
        if (node.own().isPresent() && !node.hasCopy()) {
            node.keepsCopy();
            deliver(node.own().get(), node.depth() + 1, target, "keeps a copy, ");
        } else if (!node.hasCopy()) {
            dead(new Node(target, node.depth() + 1), Kind.UNKNOWN, "has no mailbox of its own", Refusal.UNKNOWN_USER);
        }
    }

    private void copyOfRing(Node node) {
        if (node.own().isPresent() && Rings.contain(node)) {
            node.keepsCopy();
            deliver(node.own().get(), node.depth(), node.address(), "in a ring, keeps a copy, ");
        }
    }

    private void arrive(Node node, Destination destination, String how) {
        deliver(destination, node.depth(), node.address(), how);
    }

    private void deliver(Destination destination, int depth, EmailAddress address, String how) {
        if (destination instanceof Destination.Mailbox mailbox
                && !mailbox.account().access().contains(Access.DELIVERY)) {
            dead(new Node(address, depth), Kind.DISABLED, "the account does not take mail", Refusal.DISABLED);
            return;
        }
        boolean first = found.add(destination);
        trace.arrival(depth, address, destination, how, first);
    }

    private void dead(Node node, Kind kind, String why, Refusal refusal) {
        trace.step(node.depth(), node.address(), kind, why);
        if (aliased) {
            trace.warn(WarningKind.DEAD_TARGET, node.address(), why);
        } else {
            atRecipient = refusal;
        }
    }

    private void warnOfShadow(Node node) {
        node.shadowed().ifPresent(account -> {
            EmailAddress address = account.address().folded();
            trace.warn(
                    WarningKind.ALIAS_SHADOWS_MAILBOX,
                    address,
                    "the alias hides the mailbox of the same name, which gets no mail");
            router.shadows().raise(address, account.id(), node.targets());
        });
    }

    private Optional<LocalDomain> domain(Node node) {
        Domain name = node.address().domain();
        Optional<LocalDomain> known = domains.get(name);
        if (known == null) {
            known = Optional.ofNullable(answer(node, () -> router.directory().domain(name)));
            domains.put(name, known);
        }
        return known;
    }

    private Matches matches(Node node, Entry entry) {
        Matches matches = answer(node, () -> router.directory().find(entry.keys()));
        return matches == null ? Matches.NONE : matches;
    }

    /** What the directory says; null for absent. What it throws counts as unavailable: 451, never 550. */
    private <T> @Nullable T answer(Node node, java.util.function.Supplier<Lookup<? extends T>> question) {
        Lookup<? extends T> answer;
        try {
            answer = Objects.requireNonNull(question.get(), "the directory answered null");
        } catch (RuntimeException e) {
            LOG.error("the directory failed", e);
            trace.step(node.depth(), node.address(), Kind.UNAVAILABLE, "the directory failed: " + e);
            throw new Stopped(Refusal.UNAVAILABLE);
        }
        if (answer instanceof Lookup.Unavailable<?> unavailable) {
            trace.step(
                    node.depth(),
                    node.address(),
                    Kind.UNAVAILABLE,
                    "the directory cannot say now: " + unavailable.reason());
            throw new Stopped(Refusal.UNAVAILABLE);
        }
        return answer.toOptional().orElse(null);
    }
}
