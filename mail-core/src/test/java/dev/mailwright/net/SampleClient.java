package dev.mailwright.net;

import dev.mailwright.testing.TrustEverything;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client that reads line by line and fails after ten seconds. */
final class SampleClient implements AutoCloseable {

    Socket socket;

    SampleClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    SampleClient send(String latin1) {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    SampleClient send(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    SampleClient shutOutput() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The next line without its end; empty at the end of the stream. */
    String line() {
        try {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
                line.write(octet);
            }
            return line.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Everything until the server shuts its end. */
    byte[] rest() {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    SampleClient startTls(String name) {
        try {
            SSLSocket tls = (SSLSocket) TrustEverything.context()
                    .getSocketFactory()
                    .createSocket(socket, "localhost", socket.getPort(), true);
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            socket = tls;
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The common name in the server's certificate. */
    String subject() {
        try {
            SSLSocket tls = (SSLSocket) socket;
            X509Certificate own = (X509Certificate) tls.getSession().getPeerCertificates()[0];
            return own.getSubjectX500Principal().getName();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
