package dev.mailwright.imap.verb;

import dev.mailwright.Lookup;
import dev.mailwright.imap.command.AppendCommand;
import dev.mailwright.imap.command.Catenation;
import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.Completions;
import dev.mailwright.imap.session.Exchange;
import dev.mailwright.imap.session.ImapServices;
import dev.mailwright.imap.session.Login;
import dev.mailwright.imap.session.Next;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.Staged;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** The messages of a command on their way into a mailbox: all of them, or none. */
// rfc3501#6.3.11
// rfc3502#6.3.11
final class MessageUpload implements UploadVerb.Upload {

    /** Messages of one command; each holds a file until the command is complete. */
    private static final int MAX_MESSAGES = 500;

    private static final int LONGEST_URL = 8 * 1024;

    private final Login login;
    private final ImapServices services;
    private final boolean several;
    private final BiFunction<Mailbox, UidSet, Next> then;
    private final List<Staged> staged = new ArrayList<>();
    private final List<Filing> filings = new ArrayList<>();
    private final UrlContent urls;
    private final ByteArrayOutputStream url = new ByteArrayOutputStream();
    private AppendCommand command;
    private MessageOctets octets;
    private Catenation.Then expected = Catenation.Then.END;
    private Optional<Completion> fault = Optional.empty();
    private boolean handedOver;

    /**
     * @param several more messages may follow the first
     * @param then what is said and done when the mailbox has them
     */
    MessageUpload(
            AppendCommand command,
            Login login,
            Exchange exchange,
            boolean several,
            BiFunction<Mailbox, UidSet, Next> then) {
        this.urls = new UrlContent(login, exchange.services().hostname());
        this.login = login;
        this.services = exchange.services();
        this.several = several;
        this.then = then;
        this.command = command;
        this.octets = new MessageOctets(services);
        take(command);
    }

    /** Everything of a message up to its next literal. */
    private void take(AppendCommand next) {
        command = next;
        command.catenation().ifPresent(this::take);
    }

    private void next(AppendCommand next) {
        if (!several) {
            throw new SyntaxException("Expected the end of the command");
        }
        if (staged.size() >= MAX_MESSAGES) {
            throw new SyntaxException("Too many messages");
        }
        octets = new MessageOctets(services);
        take(next);
    }

    // rfc4469#3
    private void take(Catenation pieces) {
        pieces.urls().forEach(this::append);
        expected = pieces.then();
        if (expected == Catenation.Then.END) {
            stage();
            command.then().ifPresent(this::next);
        }
    }

    private void append(String address) {
        if (fault.isEmpty()) {
            fault = urls.copy(address, octets::write).or(octets::tooBig);
        }
    }

    private boolean isOpen() {
        return expected != Catenation.Then.END;
    }

    @Override
    public void write(byte[] piece) {
        if (expected == Catenation.Then.URL) {
            url.writeBytes(piece);
        } else {
            octets.write(piece);
        }
    }

    @Override
    public void complete() {
        if (expected == Catenation.Then.URL) {
            append(url.toString(StandardCharsets.ISO_8859_1));
            url.reset();
        } else if (!isOpen()) {
            stage();
        }
    }

    private void stage() {
        fault = fault.or(octets::fault);
        if (fault.isEmpty()) {
            staged.add(octets.stage());
            filings.add(filing());
        }
        octets.close();
    }

    private Filing filing() {
        return Filing.to(
                        login.account().id(),
                        command.mailbox().in(login.namespace()),
                        command.date().orElseGet(services.time()::now))
                .withFlags(command.flags())
                .withOptions(FilingOption.RECENT)
                .withQuota(login.account().quota());
    }

    @Override
    public String tail() {
        return command.utf8() ? ")" : "";
    }

    @Override
    public Optional<Completion> another(Tokens in, long size) {
        rest(in);
        if (command.isComplete()) {
            throw new SyntaxException("Expected the end of the command");
        }
        if (expected == Catenation.Then.URL && size > LONGEST_URL) {
            return Optional.of(Completions.LITERAL_TOO_LARGE);
        }
        return fault.or(() -> sizeRefused(size, command, services));
    }

    @Override
    public void rest(Tokens in) {
        if (isOpen()) {
            take(Catenation.afterLiteral(in));
        }
        if (!in.atEnd()) {
            next(AppendCommand.another(in, command.mailbox()));
        }
    }

    static Optional<Completion> sizeRefused(long size, AppendCommand command, ImapServices services) {
        if (size > services.maxMessageSize().bytes()) {
            return Optional.of(Completions.TOO_BIG);
        }
        if (command.catenation().isPresent()) {
            return Optional.empty();
        }
        return size == 0 ? Optional.of(Completions.EMPTY_MESSAGE) : Optional.empty();
    }

    @Override
    public Next finish() {
        if (isOpen()) {
            close();
            return Next.done(Completion.bad("Expected the end of CATENATE"));
        }
        if (fault.isPresent()) {
            close();
            return Next.done(fault.get());
        }
        Lookup<Mailbox> mailbox = Mailboxes.open(command.mailbox(), login);
        if (!(mailbox instanceof Lookup.Found<Mailbox> found)) {
            close();
            return Next.done(Mailboxes.noTarget(mailbox));
        }
        handedOver = true;
        CompletionStage<List<Uid>> appended =
                found.value().append(staged, filings).whenComplete((uids, failure) -> staged.forEach(Staged::close));
        return Next.later(appended, uids -> then.apply(found.value(), set(uids)));
    }

    private static UidSet set(List<Uid> uids) {
        UidSet.Builder set = new UidSet.Builder();
        uids.forEach(uid -> set.add(uid.value()));
        return set.build();
    }

    @Override
    public void close() {
        octets.close();
        if (!handedOver) {
            staged.forEach(Staged::close);
        }
    }
}
