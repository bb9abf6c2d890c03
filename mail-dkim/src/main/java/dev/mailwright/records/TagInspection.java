package dev.mailwright.records;

import dev.mailwright.dkim.TagList;
import dev.mailwright.dmarc.DmarcPolicy;
import dev.mailwright.dmarc.DmarcRecord;
import dev.mailwright.dns.DnsClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Records that are lists of tags: DMARC, MTA-STS, TLS-RPT. */
final class TagInspection extends Inspection {

    TagInspection(DnsClient dns, DnsRecord<?> record) {
        super(dns, record);
    }

    @Override
    CompletionStage<List<DnsFinding>> inspect() {
        String wanted = record.value().toString();
        int end = wanted.indexOf(';');
        String version = end < 0 ? wanted : wanted.substring(0, end);
        return single(version, text -> CompletableFuture.completedFuture(compare(text, wanted)));
    }

    private List<DnsFinding> compare(String text, String wanted) {
        Optional<TagList> there = TagList.parse(text);
        if (there.isEmpty()) {
            return say(Standing.DIFFERENT, "this cannot be read: " + text);
        }
        if (text.startsWith("v=DMARC1") && isWeaker(text, wanted)) {
            return say(Standing.DIFFERENT, "it asks for less than it should: " + text);
        }
        List<String> others = new ArrayList<>();
        TagList.parse(wanted).orElseThrow().tags().forEach((name, value) -> {
            String here = there.get().find(name).orElse("");
            if (!here.equals(value)) {
                others.add(name + "=" + here + " instead of " + name + "=" + value);
            }
        });
        if (others.isEmpty()) {
            return say(Standing.PUBLISHED, text);
        }
        String meaning = text.startsWith("v=STSv1") ? "; id= has to change with the policy file, and only then" : "";
        return say(Standing.ADVICE, String.join(", ", others) + meaning);
    }

    private static boolean isWeaker(String text, String wanted) {
        Optional<DmarcPolicy> there = DmarcRecord.parse(text).map(DmarcRecord::policy);
        Optional<DmarcPolicy> should = DmarcRecord.parse(wanted).map(DmarcRecord::policy);
        return should.isPresent() && (there.isEmpty() || there.get().compareTo(should.get()) < 0);
    }
}
