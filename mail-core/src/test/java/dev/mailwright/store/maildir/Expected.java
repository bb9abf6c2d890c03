package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.store.Flag;
import dev.mailwright.store.MailboxId;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.SpecialUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a store has promised until some moment, and what it was about to do. */
final class Expected {

    /** The accounts that were used. */
    final Map<AccountId, Account> accounts = new HashMap<>();

    final Map<AccountId, Attempt> attempts = new HashMap<>();

    Attempt attempt(AccountId id) {
        return attempts.getOrDefault(id, new Attempt());
    }

    Account account(AccountId id) {
        return accounts.computeIfAbsent(id, key -> new Account());
    }

    /** An account. */
    static final class Account {
        final Map<MailboxName, Box> boxes = new TreeMap<>();
        final Map<MailboxName, Set<Long>> validities = new HashMap<>();
        final Map<String, KeyedUid> keys = new TreeMap<>();
        final Set<MailboxName> subscribed = new HashSet<>();
        final Set<Forgotten> forgotten = new HashSet<>();
        /** Mailboxes that may be there though nobody was told of them. */
        final Set<MailboxName> tolerated = new HashSet<>();
        /** Files of the account were damaged by others. */
        boolean spoiled;
        /** The store was closed and not opened again. */
        boolean closed;

        long highestValidity;
        long position;

        /** A validity that was seen under a name. */
        void seen(MailboxName name, long validity) {
            validities.computeIfAbsent(name, key -> new HashSet<>()).add(validity);
            highestValidity = Math.max(highestValidity, validity);
        }
    }

    /** A key that was forgotten: filing it again is filing. */
    record Forgotten(String key, MailboxName folder) {}

    /** Where the message of a delivery key went. */
    record KeyedUid(MailboxName folder, String subject, long uid) {}

    /** A mailbox, as it was last seen. */
    static final class Box {
        final MailboxId id;
        final Set<SpecialUse> uses;
        final TreeMap<Long, Msg> messages = new TreeMap<>();
        /** Those that were expunged, but not long enough ago: by UID, with their text. */
        final Map<Long, String> lately = new HashMap<>();
        /** What clients saw. */
        final List<Seen> seen = new ArrayList<>();

        /** 0 when nobody was told of it. */
        long validity;

        long uidNext = 1;
        long modSeq;

        Box(MailboxId id, Set<SpecialUse> uses) {
            this.id = id;
            this.uses = uses;
        }
    }

    /** A message: its flags now and those it had since they were last made safe. */
    static final class Msg {
        final String subject;
        final Set<Set<Flag>> possible = new HashSet<>();
        Set<Flag> flags;
        /** Since it was last made safe, from one directory to another perhaps. */
        boolean renamed;

        Msg(String subject, Set<Flag> flags) {
            this.subject = subject;
            this.flags = flags;
            possible.add(flags);
        }
    }

    /** What a client knows. */
    record Seen(long modSeq, Map<Long, Set<Flag>> messages) {}

    /** Something that was begun and not answered yet: what may have become of it. */
    static final class Attempt {
        /** Subjects that may be in a mailbox, once each. */
        Map<MailboxName, List<String>> filing = Map.of();
        /** The delivery keys of some subjects. */
        Map<String, String> keys = Map.of();
        /** Messages that may be gone. */
        Map<MailboxName, Set<Long>> taking = Map.of();
        /** What is gone must be among what was filed. */
        boolean moving;
        /** Keys that may be forgotten. */
        Set<String> forgetting = Set.of();
        /** Messages that may have been moved from one directory of their mailbox to the other. */
        Set<Long> claiming = Set.of();
        /** What the flags of messages may be beside what they were. */
        Map<Long, Set<Flag>> flagging = Map.of();
        /** Mailboxes that may be there. */
        Set<MailboxName> making = Set.of();
        /** Mailboxes that may be gone. */
        Set<MailboxName> losing = Set.of();
        /** Mailboxes that may have another name, all of them or none. */
        Map<MailboxName, MailboxName> renaming = Map.of();
        /** Subscriptions that may be there or not. */
        Set<MailboxName> subscribing = Set.of();
        /** The account may be gone. */
        boolean removing;
    }
}
