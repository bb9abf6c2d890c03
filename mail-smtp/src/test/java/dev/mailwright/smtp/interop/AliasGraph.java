package dev.mailwright.smtp.interop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A random table of aliases in a domain of its own, as Postfix's virtual(5) has it: names that lead to one another, some of them mailboxes, with
 * subaddresses, names of nobody, capital letters, an entry for the rest of the domain, and names that lead to themselves. Targets have their domain, since
 * Postfix completes those without by its own and not by that of the alias. Rings of several names are made
 * where asked for: Postfix takes no mail for them.
 */
final class AliasGraph {

    private final String domain;
    private final Map<String, List<String>> aliases = new LinkedHashMap<>();
    private final List<String> mailboxes = new ArrayList<>();
    private final String recipient;

    AliasGraph(int number, SplittableRandom random, boolean rings) {
        domain = "g" + number + ".example";
        int size = 1 + random.nextInt(12);
        for (int i = 0; i < size; i++) {
            if (random.nextInt(3) > 0) {
                mailboxes.add(name(i));
            }
            Map<String, Boolean> targets = new TreeMap<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                targets.put(target(random, i, size, rings), true);
            }
            if (!targets.isEmpty()) {
                aliases.put(name(i), List.copyOf(targets.keySet()));
            }
        }
        if (random.nextInt(10) == 0) {
            rest();
        }
        int start = random.nextInt(random.nextInt(4) == 0 ? size + 1 : Math.min(size, 3));
        recipient = random.nextInt(4) == 0 ? name(start).replace("@", "+tag@") : name(start);
    }

    private String name(int i) {
        return "n" + i + "@" + domain;
    }

    private String target(SplittableRandom random, int from, int size, boolean rings) {
        int kind = random.nextInt(12);
        int least = rings ? 0 : from;
        String name = name(kind == 0 ? size + random.nextInt(3) : least + random.nextInt(size - least));
        return switch (kind) {
            case 1 -> name.startsWith("n" + from + "@") ? name : name.replace("@", "+own@");
            case 2 -> name.replaceFirst("n", "N");
            default -> name;
        };
    }

    /**
     * An entry for the rest comes before mailboxes in Postfix, so that those need entries of their own. It leads to a mailbox and no further, or names
     * of nobody would close rings.
     */
    private void rest() {
        mailboxes.forEach(mailbox -> aliases.putIfAbsent(mailbox, List.of(mailbox)));
        mailboxes.stream()
                .filter(mailbox -> List.of(mailbox).equals(aliases.get(mailbox)))
                .findFirst()
                .ifPresent(mailbox -> aliases.put("@" + domain, List.of(mailbox)));
    }

    String domain() {
        return domain;
    }

    /** Whom the message is for. */
    String recipient() {
        return recipient;
    }

    List<String> mailboxes() {
        return mailboxes;
    }

    /** In virtual(5). */
    String table() {
        StringBuilder text = new StringBuilder();
        aliases.forEach((name, targets) -> text.append(name)
                .append("  ")
                .append(String.join(", ", targets))
                .append('\n'));
        return text.toString();
    }

    @Override
    public String toString() {
        return table() + "mailboxes " + mailboxes + "\nto " + recipient;
    }
}
