package dev.mailwright.fetch.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** A maildrop by POP3. Deletes happen when QUIT is read, before it is answered. */
public final class Pop3Peer extends Peer {

    private final Map<String, String> mails = new LinkedHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Map<String, UnaryOperator<String>> answers = new ConcurrentHashMap<>();
    private final Map<String, String> replaced = new ConcurrentHashMap<>();
    private List<String> capabilities = List.of("UIDL", "TOP", "USER", "PIPELINING");
    private boolean uidl = true;

    private Pop3Peer(ServerSocketFactory sockets) {
        super(sockets);
    }

    public static Pop3Peer start(String... texts) {
        return start(ServerSocketFactory.getDefault(), texts);
    }

    /** With TLS from the first octet on. */
    public static Pop3Peer secured(SSLContext tls, String... texts) {
        return start(tls.getServerSocketFactory(), texts);
    }

    private static Pop3Peer start(ServerSocketFactory sockets, String... texts) {
        Pop3Peer peer = new Pop3Peer(sockets);
        for (int i = 0; i < texts.length; i++) {
            peer.put("u" + (i + 1), texts[i]);
        }
        peer.start();
        return peer;
    }

    public void put(String uid, String text) {
        synchronized (mails) {
            mails.put(uid, text);
        }
    }

    /** The UIDLs of what is there. */
    public List<String> uids() {
        synchronized (mails) {
            return List.copyOf(mails.keySet());
        }
    }

    public Pop3Peer withoutUidl() {
        uidl = false;
        return this;
    }

    public Pop3Peer capabilities(String... names) {
        capabilities = List.of(names);
        return this;
    }

    /** Changes the first line of the answer to a verb, or to the greeting, which is the verb "". */
    public Pop3Peer answer(String verb, UnaryOperator<String> change) {
        answers.put(verb, change);
        return this;
    }

    /** Sends this in place of the answer to a verb, or of the greeting, which is the verb "". */
    public Pop3Peer replace(String verb, String raw) {
        replaced.put(verb, raw);
        return this;
    }

    /** What clients have said. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    @Override
    void converse(Line line) throws IOException {
        if (replaced.containsKey("")) {
            line.raw(replaced.get(""));
        } else {
            first(line, "", "+OK ready");
        }
        Session session;
        synchronized (mails) {
            session = new Session(
                    new ArrayList<>(mails.keySet()), new ArrayList<>(mails.values()), new LinkedHashSet<>());
        }
        while (true) {
            String command = line.read();
            commands.add(command);
            String[] words = command.split(" ");
            String verb = words[0].toUpperCase(Locale.ROOT);
            if (verb.equals("QUIT")) {
                quit(session);
                if (!replaced.containsKey(verb)) {
                    first(line, verb, "+OK bye");
                }
                return;
            }
            if (replaced.containsKey(verb)) {
                line.raw(replaced.get(verb));
            } else {
                answer(line, verb, words, session);
            }
        }
    }

    private record Session(List<String> uids, List<String> texts, Set<Integer> deleted) {}

    private void quit(Session session) {
        synchronized (mails) {
            session.deleted().forEach(number -> mails.remove(session.uids().get(number)));
        }
    }

    private void first(Line line, String verb, String answer) throws IOException {
        line.say(answers.getOrDefault(verb, same -> same).apply(answer));
    }

    private void answer(Line line, String verb, String[] words, Session session) throws IOException {
        switch (verb) {
            case "CAPA" -> listing(line, verb, capabilities);
            case "STAT" -> {
                int octets = session.texts().stream().mapToInt(String::length).sum();
                first(line, verb, "+OK " + session.texts().size() + " " + octets);
            }
            case "LIST" ->
                listing(
                        line,
                        verb,
                        numbered(session, i -> "" + session.texts().get(i).length()));
            case "UIDL" -> {
                if (uidl) {
                    listing(line, verb, numbered(session, i -> session.uids().get(i)));
                } else {
                    line.say("-ERR unknown");
                }
            }
            case "RETR" -> text(line, verb, session.texts().get(Integer.parseInt(words[1]) - 1));
            case "TOP" -> {
                String text = session.texts().get(Integer.parseInt(words[1]) - 1);
                text(line, verb, text.substring(0, text.indexOf("\r\n\r\n") + 4));
            }
            case "DELE" -> {
                session.deleted().add(Integer.parseInt(words[1]) - 1);
                first(line, verb, "+OK");
            }
            default -> first(line, verb, "+OK");
        }
    }

    private static List<String> numbered(Session session, java.util.function.IntFunction<String> value) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < session.texts().size(); i++) {
            lines.add((i + 1) + " " + value.apply(i));
        }
        return lines;
    }

    private void listing(Line line, String verb, List<String> lines) throws IOException {
        first(line, verb, "+OK");
        StringBuilder all = new StringBuilder();
        lines.forEach(one -> all.append(one).append("\r\n"));
        line.raw(all + ".\r\n");
    }

    private void text(Line line, String verb, String text) throws IOException {
        first(line, verb, "+OK");
        String stuffed = ("\r\n" + text).replace("\r\n.", "\r\n..").substring(2);
        line.raw(stuffed + (stuffed.endsWith("\r\n") ? "" : "\r\n") + ".\r\n");
    }
}
