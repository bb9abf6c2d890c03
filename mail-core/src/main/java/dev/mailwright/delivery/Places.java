package dev.mailwright.delivery;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;
import dev.mailwright.routing.Destination;
import dev.mailwright.routing.TaggedMail;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.MailboxName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places of all recipients of a message, each once: somebody who is reached by two recipients gets one copy. Confined to
 * its commit.
 */
final class Places {

    private final TagFolders folders;
    private final MailStore store;
    private final MailboxName untagged;
    private final Map<Object, Place> places = new LinkedHashMap<>();
    private final List<Place.Copy> reserved = new ArrayList<>();

    /** @param untagged where copies go that no tag sends elsewhere */
    Places(TagFolders folders, MailStore store, MailboxName untagged) {
        this.folders = folders;
        this.store = store;
        this.untagged = untagged;
    }

    /** The place of a destination. Reads the store for a tag that wants a folder. */
    Place add(EmailAddress recipient, Destination destination) {
        Place place = destination instanceof Destination.Mailbox mailbox
                ? copy(recipient, mailbox)
                : new Place.Call(recipient, (Destination.Handler) destination);
        return once(place);
    }

    /** The same for mail that is under suspicion: a mailbox gets it as junk, without a look at the tag. Reads the store. */
    Place junk(EmailAddress recipient, Destination destination) {
        if (!(destination instanceof Destination.Mailbox mailbox)) {
            return add(recipient, destination);
        }
        MailboxName folder = JunkFolder.of(store, mailbox.account().id());
        return once(new Place.Copy(recipient, mailbox.account(), folder, Optional.empty()));
    }

    /** A place in the queue. */
    Place away(Place.Away place) {
        return once(place);
    }

    private Place once(Place place) {
        Place known = places.putIfAbsent(place.key(), place);
        return known == null ? place : known;
    }

    private Place copy(EmailAddress recipient, Destination.Mailbox mailbox) {
        String tag = mailbox.tag().orElse("");
        if (tag.isEmpty() || mailbox.mode() != TaggedMail.SUBFOLDER) {
            boolean inSubject = !tag.isEmpty() && mailbox.mode() == TaggedMail.SUBJECT;
            Optional<String> subject = inSubject ? Optional.of(tag) : Optional.empty();
            return new Place.Copy(recipient, mailbox.account(), untagged, subject);
        }
        MailboxName folder = folders.choose(mailbox.account().id(), tag);
        Place.Copy copy = new Place.Copy(recipient, mailbox.account(), folder, Optional.empty());
        if (!folder.isInbox()) {
            reserved.add(copy);
        }
        return copy;
    }

    /** A place that cannot even be looked at. */
    Place broken(EmailAddress recipient, Destination.Mailbox mailbox, Reply reply) {
        Place place = new Place.Copy(recipient, mailbox.account(), MailboxName.INBOX, Optional.empty());
        place.answer(reply);
        places.put(new Object(), place);
        return place;
    }

    /** Gives back the folders that were chosen. Idempotent. */
    void release() {
        reserved.forEach(copy -> folders.done(copy.account().id(), copy.folder()));
        reserved.clear();
    }

    Collection<Place> all() {
        return places.values();
    }

    /** The copies that are still to be stored. */
    List<Place.Copy> copies() {
        return places.values().stream()
                .filter(Place::isOpen)
                .filter(Place.Copy.class::isInstance)
                .map(Place.Copy.class::cast)
                .toList();
    }

    /** What is still to be queued. */
    List<Place.Away> departures() {
        return places.values().stream()
                .filter(Place::isOpen)
                .filter(Place.Away.class::isInstance)
                .map(Place.Away.class::cast)
                .toList();
    }

    /** The copies that are in place. */
    List<Place.Copy> stored() {
        return places.values().stream()
                .filter(Place.Copy.class::isInstance)
                .map(Place.Copy.class::cast)
                .filter(copy -> copy.stored().isPresent())
                .toList();
    }

    /** The handlers that are still to be called. */
    List<Place.Call> calls() {
        return places.values().stream()
                .filter(Place::isOpen)
                .filter(Place.Call.class::isInstance)
                .map(Place.Call.class::cast)
                .toList();
    }
}
