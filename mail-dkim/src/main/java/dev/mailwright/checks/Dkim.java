package dev.mailwright.checks;

import dev.mailwright.Reloadable;
import dev.mailwright.address.Domain;
import dev.mailwright.check.OutboundStep;
import dev.mailwright.check.Outgoing;
import dev.mailwright.dkim.DkimKey;
import dev.mailwright.dkim.DkimKeys;
import dev.mailwright.dkim.DkimSigner;
import dev.mailwright.dmarc.FromDomain;
import dev.mailwright.message.Header;
import dev.mailwright.message.HeaderField;
import dev.mailwright.message.Headers;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.message.MimeLimits;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Signs mail that leaves, with the keys of the domain in its From field. What is only forwarded is not signed, since nobody
 * here answers for its From field. The server's reload reaches the keys. Thread-safe.
 */
public final class Dkim implements OutboundStep, Reloadable {

    private final DkimKeys keys;
    private final DkimSigner signer;
    private final InstantSource clock;

    private Dkim(DkimKeys keys, DkimSigner signer, InstantSource clock) {
        this.keys = keys;
        this.signer = signer;
        this.clock = clock;
    }

    /** A signer with the usual settings and the clock of this system. */
    public static Dkim sign(DkimKeys keys) {
        return sign(keys, InstantSource.system());
    }

    /** The same with another clock, such as {@code time::now}. */
    public static Dkim sign(DkimKeys keys, InstantSource clock) {
        return new Dkim(keys, DkimSigner.builder(clock).build(), clock);
    }

    /** The same with other settings. */
    public Dkim with(DkimSigner settings) {
        return new Dkim(keys, settings, clock);
    }

    @Override
    public void reload() {
        keys.reload();
    }

    /** May block: reads the message and asks for keys. */
    @Override
    public CompletionStage<Outgoing> apply(Outgoing mail) {
        if (mail.isForwarded()) {
            return CompletableFuture.completedFuture(mail);
        }
        Headers headers = Headers.read(mail.message(), MimeLimits.DEFAULT);
        List<HeaderField> from = headers.all("From");
        List<DkimKey> active = from.size() != 1
                ? List.of()
                : FromDomain.of(from.get(0).value())
                        .map(name -> keys.keysFor(Domain.of(name.toString())))
                        .orElse(List.of())
                        .stream()
                        .filter(key -> key.signsAt(clock.instant()))
                        .toList();
        return CompletableFuture.completedFuture(active.isEmpty() ? mail : signed(mail, active));
    }

    private Outgoing signed(Outgoing mail, List<DkimKey> active) {
        try (InputStream in = mail.message().open()) {
            Outgoing signed = mail;
            for (Header field : signer.sign(in, active)) {
                signed = signed.prepend(field);
            }
            return signed;
        } catch (IOException e) {
            throw new MessageIoException("reading a message to sign it", e);
        }
    }
}
