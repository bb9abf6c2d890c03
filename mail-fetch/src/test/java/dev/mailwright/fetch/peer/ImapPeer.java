package dev.mailwright.fetch.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;

/** Folders by IMAP. */
public final class ImapPeer extends Peer {

    private final Map<String, Folder> folders = new LinkedHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Map<String, UnaryOperator<String>> lines = new LinkedHashMap<>();
    private String capabilities = "IMAP4rev1 UIDPLUS IDLE ESEARCH";

    private ImapPeer() {
        super(ServerSocketFactory.getDefault());
    }

    public static ImapPeer start(String... texts) {
        ImapPeer peer = new ImapPeer();
        for (String text : texts) {
            peer.put("INBOX", text);
        }
        peer.start();
        return peer;
    }

    private static final class Folder {
        private final TreeMap<Long, String> mails = new TreeMap<>();
        private final TreeSet<Long> seen = new TreeSet<>();
        private final TreeSet<Long> deleted = new TreeSet<>();
        private long next = 1;
        private long validity = 7;
    }

    private Folder folder(String name) {
        return folders.computeIfAbsent(name, key -> new Folder());
    }

    public long put(String folder, String text) {
        synchronized (folders) {
            Folder to = folder(folder);
            to.mails.put(to.next, text);
            folders.notifyAll();
            return to.next++;
        }
    }

    public void markSeen(String folder, long uid) {
        synchronized (folders) {
            folder(folder).seen.add(uid);
        }
    }

    public void markDeleted(String folder, long uid) {
        synchronized (folders) {
            folder(folder).deleted.add(uid);
        }
    }

    /** Every message gets another UID, and the folder another UIDVALIDITY. */
    public void renumber(String folder) {
        synchronized (folders) {
            Folder old = folder(folder);
            List<String> texts = new ArrayList<>(old.mails.values());
            old.mails.clear();
            old.next = 1_000;
            old.validity++;
            texts.forEach(text -> old.mails.put(old.next++, text));
        }
    }

    public int count(String folder) {
        synchronized (folders) {
            return folder(folder).mails.size();
        }
    }

    public ImapPeer capabilities(String names) {
        capabilities = names;
        return this;
    }

    /** Changes lines of the server that begin with a text, before they are sent; an empty result is not sent. */
    public ImapPeer change(String beginning, UnaryOperator<String> change) {
        lines.put(beginning, change);
        return this;
    }

    public List<String> commands() {
        return List.copyOf(commands);
    }

    private void say(Line line, String text) throws IOException {
        String changed = text;
        for (Map.Entry<String, UnaryOperator<String>> one : lines.entrySet()) {
            if (changed.startsWith(one.getKey())) {
                changed = one.getValue().apply(changed);
            }
        }
        if (!changed.isEmpty()) {
            line.say(changed);
        }
    }

    @Override
    void converse(Line line) throws IOException {
        say(line, "* OK ready");
        String[] selected = {""};
        while (true) {
            String command = line.read();
            int space = command.indexOf(' ');
            String tag = command.substring(0, space);
            String rest = command.substring(space + 1);
            commands.add(rest);
            synchronized (folders) {
                if (!rest.equals("IDLE")) {
                    answer(line, rest, selected);
                }
            }
            if (rest.equals("IDLE")) {
                idle(line, folder(selected[0]));
            }
            say(line, tag + " OK done");
            if (rest.equals("LOGOUT")) {
                return;
            }
        }
    }

    /** News come from a thread of their own, since this one waits for DONE. */
    private void idle(Line line, Folder folder) throws IOException {
        say(line, "+ idling");
        int before = folder.mails.size();
        Thread news = new Thread(() -> {
            try {
                synchronized (folders) {
                    while (folder.mails.size() == before) {
                        folders.wait();
                    }
                    say(line, "* " + folder.mails.size() + " EXISTS");
                }
            } catch (IOException | InterruptedException over) {
                return;
            }
        });
        news.setDaemon(true);
        news.start();
        commands.add(line.read());
        news.interrupt();
    }

    private void answer(Line line, String command, String[] selected) throws IOException {
        String upper = command.toUpperCase(Locale.ROOT);
        if (upper.equals("CAPABILITY")) {
            say(line, "* CAPABILITY " + capabilities);
        } else if (upper.startsWith("SELECT ") || upper.startsWith("EXAMINE ")) {
            selected[0] = command.substring(command.indexOf('"') + 1, command.length() - 1);
            say(line, "* " + folder(selected[0]).mails.size() + " EXISTS");
            say(line, "* OK [UIDVALIDITY " + folder(selected[0]).validity + "] valid");
        } else if (upper.startsWith("UID ")) {
            uid(line, upper.substring(4), folder(selected[0]));
        } else if (upper.startsWith("LIST")) {
            for (String name : folders.keySet()) {
                say(line, "* LIST () \"/\" \"" + name + "\"");
            }
        } else if (upper.equals("EXPUNGE")) {
            Folder folder = folder(selected[0]);
            folder.deleted.forEach(folder.mails::remove);
        }
    }

    private void uid(Line line, String command, Folder folder) throws IOException {
        String[] words = command.split(" ", 3);
        if (words[0].equals("SEARCH")) {
            search(line, command, folder);
            return;
        }
        for (long uid : uids(words[1], folder)) {
            switch (words[0]) {
                case "FETCH" -> fetch(line, words[2], folder, uid);
                case "STORE" -> folder.deleted.add(uid);
                case "EXPUNGE" -> folder.mails.remove(folder.deleted.contains(uid) ? uid : -1);
                default -> throw new IOException("unknown " + command);
            }
        }
    }

    private static List<Long> uids(String set, Folder folder) {
        List<Long> found = new ArrayList<>();
        for (String range : set.split(",", -1)) {
            String[] ends = range.split(":", -1);
            long last = Long.parseLong(ends[ends.length - 1]);
            found.addAll(folder.mails
                    .subMap(Long.parseLong(ends[0]), true, last, true)
                    .keySet());
        }
        return found;
    }

    private void search(Line line, String command, Folder folder) throws IOException {
        List<Long> found = new ArrayList<>(folder.mails.keySet());
        if (command.endsWith("UNSEEN")) {
            found.removeAll(folder.seen);
        } else if (command.endsWith("DELETED")) {
            found.retainAll(folder.deleted);
        }
        String text = String.join(
                command.contains("RETURN") ? "," : " ",
                found.stream().map(String::valueOf).toList());
        say(
                line,
                command.contains("RETURN")
                        ? "* ESEARCH (TAG \"x\") UID" + (found.isEmpty() ? "" : " ALL " + text)
                        : "* SEARCH " + text);
    }

    private void fetch(Line line, String items, Folder folder, long uid) throws IOException {
        String text = folder.mails.get(uid);
        int number = folder.mails.headMap(uid).size() + 1;
        if (items.contains("RFC822.SIZE")) {
            say(
                    line,
                    "* " + number + " FETCH (UID " + uid + " RFC822.SIZE " + text.length() + " FLAGS ("
                            + (folder.seen.contains(uid) ? "\\Seen" : "")
                            + ") INTERNALDATE \" 1-Jan-2024 10:00:00 +0100\")");
            return;
        }
        boolean header = items.contains("HEADER");
        String part = header ? text.substring(0, text.indexOf("\r\n\r\n") + 4) : text;
        say(
                line,
                "* " + number + " FETCH (UID " + uid + " BODY[" + (header ? "HEADER" : "") + "] {" + part.length()
                        + "}");
        line.raw(part);
        line.say(")");
    }
}
