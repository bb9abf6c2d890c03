package dev.mailwright.records;

import dev.mailwright.dkim.DkimKeyRecord;
import dev.mailwright.dkim.TagList;
import dev.mailwright.dns.DnsClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Whether the published key is that which signs. */
final class KeyInspection extends Inspection {

    KeyInspection(DnsClient dns, DnsRecord<?> record) {
        super(dns, record);
    }

    @Override
    CompletionStage<List<DnsFinding>> inspect() {
        return single("", text -> CompletableFuture.completedFuture(compare(text)));
    }

    private static String key(String text) {
        return TagList.parse(text)
                .flatMap(tags -> tags.find("p"))
                .map(TagList::withoutBlanks)
                .orElse("");
    }

    private List<DnsFinding> compare(String text) {
        Optional<DkimKeyRecord> read = DkimKeyRecord.parse(text);
        if (read.isEmpty()) {
            return say(Standing.DIFFERENT, "this is no key record; publish: " + record.line());
        }
        String there = key(text);
        String wanted = key(record.value().toString());
        if (!there.equals(wanted)) {
            return say(Standing.DIFFERENT, explain(there, wanted));
        }
        if (!read.get().wrong().isEmpty() || !read.get().isForMail()) {
            return say(Standing.DIFFERENT, "the key may not be used for mail: " + text);
        }
        if (read.get().isTesting()) {
            return say(Standing.ADVICE, "t=y says that signatures are only tried: take it away");
        }
        return read.get().isStrict()
                ? say(
                        Standing.PUBLISHED,
                        read.get().keyType() + " key of " + read.get().bits() + " bits")
                : say(Standing.ADVICE, "without t=s the key also signs for subdomains");
    }

    private static String explain(String there, String wanted) {
        if (there.isEmpty()) {
            return "the key was revoked: what it signs fails";
        }
        return wanted.startsWith(there)
                ? "the key is cut off after " + there.length() + " characters: text has to be split at 255 octets"
                : "another key is published: what ours signs fails";
    }
}
