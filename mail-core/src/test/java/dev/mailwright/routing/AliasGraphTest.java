package dev.mailwright.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.directory.Password;
import dev.mailwright.directory.memory.Accounts;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Random graphs of aliases against what is plainly right: everybody who is reached and has a mailbox gets one copy, unless
 * an alias of the same name leads elsewhere and never back; a way ends at a name that names itself.
 */
class AliasGraphTest {

    private static final int GRAPHS = 10_000;

    @Test
    void reachesEverybodyOnce() {
        SplittableRandom random = new SplittableRandom(20_261_120);
        int delivered = 0;
        for (int i = 0; i < GRAPHS; i++) {
            Graph graph = new Graph(random);
            Routes routes = Routes.of(graph.accounts(), router -> router);
            for (int start = 0; start < Math.min(3, graph.size); start++) {
                List<String> expected = graph.expected(start);
                String answer = routes.to(Graph.name(start));
                List<String> got = new ArrayList<>();
                if (answer.contains("@")) {
                    got.addAll(List.of(answer.split("; ", -1)));
                    delivered++;
                } else {
                    assertThat(answer).isIn("UNKNOWN_USER", "DEAD_ALIAS");
                }
                assertThat(got).as("graph %s from %s", i, start).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        assertThat(delivered).isGreaterThan(GRAPHS);
    }

    /** Up to 12 names with edges, some with mailboxes. */
    private static final class Graph {

        private final int size;
        private final boolean[] mailbox;
        private final boolean[][] edge;

        Graph(SplittableRandom random) {
            size = 1 + random.nextInt(12);
            mailbox = new boolean[size];
            edge = new boolean[size][size];
            for (int i = 0; i < size; i++) {
                mailbox[i] = random.nextInt(3) > 0;
                for (int n = random.nextInt(4); n > 0; n--) {
                    edge[i][random.nextInt(size)] = true;
                }
            }
        }

        static String name(int i) {
            return "n" + i + "@example.com";
        }

        Accounts accounts() {
            Accounts accounts = new Accounts().domain("example.com");
            for (int i = 0; i < size; i++) {
                if (mailbox[i]) {
                    accounts.account(name(i), Password.of("x"));
                }
                List<String> targets = new ArrayList<>();
                for (int j = 0; j < size; j++) {
                    if (edge[i][j]) {
                        targets.add("n" + j);
                    }
                }
                if (!targets.isEmpty()) {
                    accounts.alias(name(i), targets.toArray(String[]::new));
                }
            }
            return accounts;
        }

        /** Whether a ring through a name has one in it that names itself. */
        private boolean endsAtASelf(boolean[][] reach, int i) {
            for (int j = 0; j < size; j++) {
                if (edge[j][j] && reach[i][j] && reach[j][i]) {
                    return true;
                }
            }
            return false;
        }

        /** By transitive closure. */
        List<String> expected(int start) {
            boolean[][] reach = new boolean[size][];
            for (int i = 0; i < size; i++) {
                reach[i] = edge[i].clone();
            }
            for (int k = 0; k < size; k++) {
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        reach[i][j] |= reach[i][k] && reach[k][j];
                    }
                }
            }
            TreeSet<String> names = new TreeSet<>();
            for (int i = 0; i < size; i++) {
                boolean reached = i == start || reach[start][i];
                boolean alias = false;
                for (boolean e : edge[i]) {
                    alias |= e;
                }
                if (reached && mailbox[i] && (!alias || edge[i][i] || reach[i][i] && !endsAtASelf(reach, i))) {
                    names.add(name(i));
                }
            }
            return List.copyOf(names);
        }
    }
}
