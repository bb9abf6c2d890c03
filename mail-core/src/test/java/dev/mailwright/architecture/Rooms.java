package dev.mailwright.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rooms of mail-core and what each may use. What a room may use, it may use through that room as well: who takes a
 * routing decision also speaks of addresses.
 */
final class Rooms {
    static final String ROOT = "dev.mailwright";

    /** Log text and the guard of the event loops: any room may call them, they call none. */
    static final String OBSERVE = "observe";

    /** The kinds of event: any room may make them, without thereby reaching the rooms whose names they carry. */
    static final String EVENT = "event";

    private static final Map<String, Set<String>> USES = new LinkedHashMap<>();

    static {
        USES.put("address", Set.of());
        USES.put("message", Set.of("address"));
        USES.put("directory", Set.of("address"));
        USES.put("sasl", Set.of("directory"));
        USES.put("routing", Set.of("address", "directory"));
        USES.put("sieve", Set.of("message", "address"));
        USES.put("check", Set.of("message", "address"));
        USES.put("backup", Set.of());
        USES.put("store", Set.of("message", "backup"));
        USES.put("queue", Set.of("message", "address", "check", "backup"));
        USES.put("delivery", Set.of("routing", "store", "queue", "check"));
        USES.put("dns", Set.of("address"));
        USES.put("net", Set.of());
        USES.put(OBSERVE, Set.of());
        USES.put(EVENT, Set.of("address", "check", "store"));
    }

    private Rooms() {}

    static Set<String> names() {
        return USES.keySet();
    }

    /** The packages of the rooms that {@code room} may use, itself included. */
    static String[] packagesFor(String room) {
        Set<String> reached = new LinkedHashSet<>(List.of(room, OBSERVE, EVENT));
        Deque<String> open = new ArrayDeque<>(List.of(room));
        while (!open.isEmpty()) {
            for (String next : USES.getOrDefault(open.remove(), Set.of())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached.stream().map(Rooms::inside).toArray(String[]::new);
    }

    static String inside(String room) {
        return ROOT + "." + room + "..";
    }

    /**
     * A type of the root package that needs no room, such as {@code Time} or {@code Problem}: the rooms may use it. The
     * server and its builder need the rooms, so no room sees them, and no cycle can close through the root.
     */
    static DescribedPredicate<JavaClass> sharedNouns() {
        return DescribedPredicate.describe("are nouns of the root package that need no room", Rooms::needsNoRoom);
    }

    private static boolean needsNoRoom(JavaClass start) {
        Set<JavaClass> seen = new LinkedHashSet<>(Set.of(start));
        Deque<JavaClass> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            JavaClass type = open.remove();
            if (!type.getPackageName().equals(ROOT)) {
                return false;
            }
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .filter(target -> target.getPackageName().startsWith(ROOT) && seen.add(target))
                    .forEach(open::add);
        }
        return true;
    }
}
