package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who owns maildirs: a server runs as one user, and the files must be that user's. */
final class Owners {

    private static final int NAMED = 10;

    private final Path root;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<Path, String> owners = new LinkedHashMap<>();
    private final String me = System.getProperty("user.name", "");

    Owners(Path root, List<Path> maildirs) {
        this.root = root;
        maildirs.forEach(this::note);
    }

    private void note(Path maildir) {
        try {
            PosixFileAttributes found =
                    Files.readAttributes(maildir, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            String owner = found.owner().getName() + ":" + found.group().getName();
            owners.put(maildir, owner);
            counts.merge(owner, 1, Integer::sum);
        } catch (IOException | UnsupportedOperationException e) {
            owners.put(maildir, "?");
        }
    }

    private static String user(String owner) {
        return owner.substring(0, Math.max(owner.indexOf(':'), 0));
    }

    void check(List<Finding> findings) {
        String most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        boolean everything = me.equals("root");
        int named = 0;
        for (Map.Entry<Path, String> box : owners.entrySet()) {
            boolean odd = everything
                    ? !box.getValue().equals(most)
                    : !user(box.getValue()).equals(me);
            if (odd && ++named <= NAMED) {
                String text = "belongs to " + box.getValue()
                        + (everything ? ", and most others to " + most : ", and this process is " + me);
                findings.add(Note.blocking(Finding.Kind.OWNER, box.getKey(), text)
                        .mendedBy("chown -R " + (everything ? most : me) + " " + quoted(box.getKey())));
            }
        }
        if (named > NAMED) {
            findings.add(Note.blocking(
                            Finding.Kind.OWNER,
                            root,
                            (named - NAMED) + " more belong to others; one server is one user")
                    .mendedBy("chown -R " + (everything ? most : me) + " " + quoted(root)));
        }
        if (everything && !most.isEmpty() && !user(most).equals(me)) {
            findings.add(Note.of(Finding.Kind.OWNER, root, "the server should run as " + user(most) + ", not as root"));
        }
    }

    /** For a shell. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
