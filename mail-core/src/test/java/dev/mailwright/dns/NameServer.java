package dev.mailwright.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on loopback that answers as it is told; an empty list of messages is no answer. */
final class NameServer implements AutoCloseable {

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Function<Message, List<Message>> answers;

    NameServer(Function<Message, List<Message>> answers) throws IOException {
        this.answers = answers;
        Sockets both = Sockets.open();
        udp = both.udp();
        tcp = both.tcp();
        start(this::serveDatagrams);
        start(this::serveConnections);
    }

    /** Of one number, which may be free for the one and taken for the other. */
    private record Sockets(DatagramSocket udp, ServerSocket tcp) {

        private static final int TRIES = 50;

        static Sockets open() throws IOException {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            for (int tries = 1; ; tries++) {
                DatagramSocket udp = new DatagramSocket(0, loopback);
                try {
                    return new Sockets(udp, new ServerSocket(udp.getLocalPort(), 5, loopback));
                } catch (BindException taken) {
                    udp.close();
                    if (tries == TRIES) {
                        throw taken;
                    }
                }
            }
        }
    }

    private interface Serving {
        void run() throws IOException;
    }

    private static void start(Serving serving) {
        Thread thread = new Thread(
                () -> {
                    try {
                        serving.run();
                    } catch (IOException closed) {
                        // The test is over.
                    }
                },
                "test-name-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serveDatagrams() throws IOException {
        byte[] buffer = new byte[4096];
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            udp.receive(packet);
            Message query = new Message(java.util.Arrays.copyOf(buffer, packet.getLength()));
            asked.add("udp " + question(query));
            for (Message answer : answers.apply(query)) {
                byte[] octets = answer.toWire(4096);
                udp.send(new DatagramPacket(octets, octets.length, packet.getSocketAddress()));
            }
        }
    }

    private void serveConnections() throws IOException {
        while (true) {
            try (Socket socket = tcp.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                Message query = new Message(in.readNBytes(in.readUnsignedShort()));
                asked.add("tcp " + question(query));
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                for (Message answer : answers.apply(query)) {
                    byte[] octets = answer.toWire();
                    out.writeShort(octets.length);
                    out.write(octets);
                }
                out.flush();
            }
        }
    }

    private static String question(Message query) {
        return query.getQuestion().getName() + " "
                + Type.string(query.getQuestion().getType());
    }

    /** Transport, name and type of each question so far. */
    List<String> asked() {
        return asked;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), udp.getLocalPort());
    }

    /** An answer with these records, in zone file form. */
    static Message answer(Message query, String... records) {
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        for (String text : records) {
            Record record = record(text);
            answer.addRecord(record, record.getType() == Type.SOA ? Section.AUTHORITY : Section.ANSWER);
        }
        return answer;
    }

    private static Record record(String text) {
        try (org.xbill.DNS.Master master = new org.xbill.DNS.Master(
                new java.io.ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                Name.root)) {
            return master.nextRecord();
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
