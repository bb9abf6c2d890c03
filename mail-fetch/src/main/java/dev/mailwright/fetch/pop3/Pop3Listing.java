package dev.mailwright.fetch.pop3;

import dev.mailwright.fetch.net.RemoteFault;
import dev.mailwright.fetch.source.RemoteMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What STAT, LIST and UIDL say, held against each other. */
final class Pop3Listing {

    private static final int MOST_MESSAGES = 2_000_000;
    private static final int MOST_KEY = 255;

    private final List<Long> numbers = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int keyed;

    Pop3Listing(String stat) {
        long count = number(stat, 0);
        if (count > MOST_MESSAGES) {
            throw RemoteFault.protocol("the server claims too many messages", stat);
        }
    }

    private static long number(String line, int word) {
        String[] words = line.strip().split(" +", 3);
        try {
            long value = word < words.length ? Long.parseLong(words[word]) : -1;
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException malformed) {
            throw RemoteFault.protocol("the server's listing is malformed", line);
        }
        throw RemoteFault.protocol("the server's listing is malformed", line);
    }

    void size(String line) {
        long number = number(line, 0);
        boolean inOrder = numbers.isEmpty() || number > numbers.get(numbers.size() - 1);
        if (!inOrder || numbers.size() >= MOST_MESSAGES) {
            throw RemoteFault.protocol("the server's listing is out of order", line);
        }
        numbers.add(number);
        sizes.add(number(line, 1));
        keys.add("");
    }

    void key(String line) {
        long number = number(line, 0);
        int at = Collections.binarySearch(numbers, number);
        String[] words = line.strip().split(" +", 2);
        if (at < 0 || words.length < 2 || words[1].length() > MOST_KEY) {
            throw RemoteFault.protocol("the server's UIDL is malformed", line);
        }
        if (!keys.get(at).isEmpty()) {
            throw RemoteFault.protocol("the server names a message twice", line);
        }
        keys.set(at, words[1]);
        if (seen.add(words[1])) {
            keyed++;
        }
    }

    /** Every message has one of its own. */
    boolean hasAllKeys() {
        return keyed == numbers.size();
    }

    List<RemoteMessage> messages(boolean withKeys) {
        List<RemoteMessage> all = new ArrayList<>(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            all.add(RemoteMessage.listed(withKeys ? keys.get(i) : "", numbers.get(i))
                    .withSize(sizes.get(i)));
        }
        return all;
    }
}
