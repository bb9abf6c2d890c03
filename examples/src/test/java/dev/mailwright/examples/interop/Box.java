package dev.mailwright.examples.interop;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** An account as Angus Mail sees it by IMAP. */
final class Box implements AutoCloseable {

    private final Store store;

    private Box(Store store) {
        this.store = store;
    }

    /** Logs in. */
    static Box open(int port, String user, String password) throws MessagingException {
        Properties settings = new Properties();
        settings.setProperty("mail.imap.connectiontimeout", "20000");
        settings.setProperty("mail.imap.timeout", "20000");
        Store store = Session.getInstance(settings).getStore("imap");
        store.connect("127.0.0.1", port, user, password);
        return new Box(store);
    }

    Folder folder(String name, int mode) throws MessagingException {
        Folder folder = store.getFolder(name);
        folder.open(mode);
        return folder;
    }

    boolean has(String folder) throws MessagingException {
        return store.getFolder(folder).exists();
    }

    List<String> folders() throws MessagingException {
        return Arrays.stream(store.getDefaultFolder().list("*"))
                .map(Folder::getFullName)
                .toList();
    }

    List<String> subjects(String name) throws MessagingException {
        Folder folder = folder(name, Folder.READ_ONLY);
        List<String> subjects = new ArrayList<>();
        for (Message message : folder.getMessages()) {
            subjects.add(message.getSubject());
        }
        folder.close(false);
        return subjects;
    }

    /** How many messages have this flag. */
    int count(String name, Flags.Flag flag) throws MessagingException {
        Folder folder = folder(name, Folder.READ_ONLY);
        int count = 0;
        for (Message message : folder.getMessages()) {
            count += message.isSet(flag) ? 1 : 0;
        }
        folder.close(false);
        return count;
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
