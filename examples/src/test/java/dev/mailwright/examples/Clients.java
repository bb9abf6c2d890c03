package dev.mailwright.examples;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An ordinary mail client: Angus Mail. */
final class Clients {

    private Clients() {}

    static void send(int port, String from, String to, String subject) throws MessagingException {
        Session session = session();
        MimeMessage message = new MimeMessage(session);
        message.setFrom(from);
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject(subject);
        message.setText("Hello from the other side.");
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            transport.connect("localhost", port, null, null);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    static List<String> subjects(int port, String user, String password) throws MessagingException {
        try (Store store = session().getStore("imap")) {
            store.connect("localhost", port, user, password);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<String> subjects = new ArrayList<>();
            for (Message message : inbox.getMessages()) {
                subjects.add(message.getSubject());
            }
            return subjects;
        }
    }

    private static Session session() {
        Properties settings = new Properties();
        for (String protocol : List.of("smtp", "imap")) {
            settings.setProperty("mail." + protocol + ".connectiontimeout", "20000");
            settings.setProperty("mail." + protocol + ".timeout", "20000");
        }
        settings.setProperty("mail.smtp.localhost", "client.example");
        return Session.getInstance(settings);
    }
}
