package dev.mailwright.smtp.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.AccountId;
import dev.mailwright.EventSink;
import dev.mailwright.Lookup;
import dev.mailwright.Subscription;
import dev.mailwright.Time;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Check;
import dev.mailwright.check.Checks;
import dev.mailwright.check.HelloProbe;
import dev.mailwright.check.MessageProbe;
import dev.mailwright.check.Panel;
import dev.mailwright.check.Probe;
import dev.mailwright.check.RecipientProbe;
import dev.mailwright.check.Reply;
import dev.mailwright.check.SenderProbe;
import dev.mailwright.check.Stage;
import dev.mailwright.check.Verdict;
import dev.mailwright.delivery.Delivery;
import dev.mailwright.delivery.MailDelivery;
import dev.mailwright.directory.DirectoryEdit;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.Target;
import dev.mailwright.directory.memory.MemoryDirectory;
import dev.mailwright.directory.password.Pbkdf2Hasher;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Header;
import dev.mailwright.message.Message;
import dev.mailwright.net.CidrBlock;
import dev.mailwright.routing.AliasFirstRouter;
import dev.mailwright.sasl.DirectoryAuthenticator;
import dev.mailwright.smtp.session.Role;
import dev.mailwright.smtp.session.SmtpHost;
import dev.mailwright.smtp.session.SmtpLimits;
import dev.mailwright.smtp.session.SmtpRates;
import dev.mailwright.smtp.session.SmtpRules;
import dev.mailwright.smtp.verb.VerbTable;
import dev.mailwright.store.Content;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.Uid;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.Directories;
import dev.mailwright.transcript.Statement;
import dev.mailwright.transcript.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The host {@code mx.test} over the memory store, with a clock that stands still. */
class SmtpWorld implements World {

    final VirtualTime time = new VirtualTime();
    final Path spool;
    final MemoryDirectory directory = MemoryDirectory.empty(new Pbkdf2Hasher(new Random(1), 1_000), new Random(2));
    final MemoryStore store = MemoryStore.create();
    InetSocketAddress client = address("127.0.0.1");
    UnaryOperator<Delivery> delivery = UnaryOperator.identity();
    final Map<SmtpRates.Kind, SmtpRates.Rate> rates = new EnumMap<>(SmtpRates.Kind.class);
    private final Map<String, String> tokens = new HashMap<>();
    SmtpRules rules = SmtpRules.NONE;
    Checks checks = Checks.NONE;
    boolean tls = true;
    private Role role = Role.INBOUND;
    private long size = 1_000_000;

    SmtpWorld() {
        try {
            spool = Files.createTempDirectory("smtp-world-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.open(new Environment(time));
    }

    private record Environment(Time time) implements StoreEnvironment {
        @Override
        public Executor workers() {
            return Runnable::run;
        }

        @Override
        public EventSink events() {
            return EventSink.NONE;
        }

        @Override
        public Random random() {
            return new Random(3);
        }

        @Override
        public String threadNamePrefix() {
            return "test";
        }
    }

    /** Waits for nothing, so that a refused login need not be waited for. */
    private record Hasty(Time clock) implements Time {
        @Override
        public Instant now() {
            return clock.now();
        }

        @Override
        public long nanos() {
            return clock.nanos();
        }

        @Override
        public Subscription after(Duration delay, Runnable task) {
            task.run();
            return () -> {};
        }
    }

    SmtpHost host() {
        AliasFirstRouter router = AliasFirstRouter.over(directory, time);
        return new SmtpHost(
                "mx.test",
                role,
                SmtpLimits.of(size),
                rules,
                SmtpRates.of(rates, time),
                VerbTable.of(role),
                new Panel(checks, Runnable::run, time),
                directory,
                router,
                delivery.apply(
                        MailDelivery.over(router, store, time, new Random(4)).build()),
                new DirectoryAuthenticator(
                        directory,
                        Optional.of(tokens).filter(known -> !known.isEmpty()).map(known -> this::owner),
                        new Hasty(time),
                        Runnable::run,
                        EventSink.NONE,
                        new Random(5),
                        2),
                EventSink.NONE,
                time,
                new Random(6),
                spool);
    }

    private Lookup<String> owner(String login, String token) {
        String owner = tokens.get(token);
        return owner == null || !login.isEmpty() && !login.equals(owner) ? Lookup.absent() : Lookup.found(owner);
    }

    void account(String address, String password) {
        directory.apply(List.of(DirectoryEdit.addAccount(EmailAddress.of(address), Password.of(password))));
    }

    void role(Role other) {
        role = other;
    }

    void size(long most) {
        size = most;
    }

    @Override
    public void given(Statement statement) {
        List<String> words = statement.words();
        switch (words.get(0)) {
            case "account" -> account(words.get(1), words.get(2));
            case "alias" -> alias(words);
            case "submission" -> role(Role.SUBMISSION);
            case "limit" -> size(Long.parseLong(words.get(1)));
            case "client" -> client = address(words.get(1));
            case "no" -> tls = false;
            case "check" -> check(words);
            case "token" -> tokens.put(words.get(1), words.get(2));
            case "lmtp" -> role(Role.LMTP);
            case "relay" -> rules = rules(words.get(1), "192.0.2.200", rules.ownSender());
            case "filter" -> rules = rules("192.0.2.200", words.get(1), rules.ownSender());
            case "own" -> rules = rules("192.0.2.200", "192.0.2.200", true);
            case "greeting" -> rules = new SmtpRules(List.of(), List.of(), Duration.ofSeconds(2), false, true);
            case "rate" ->
                rates.put(
                        SmtpRates.Kind.valueOf(words.get(1)),
                        new SmtpRates.Rate(Integer.parseInt(words.get(2)), Duration.ofMinutes(1)));
            default -> throw statement.unknown();
        }
    }

    private static SmtpRules rules(String relay, String filter, boolean own) {
        return new SmtpRules(
                List.of(CidrBlock.parse(relay)), List.of(CidrBlock.parse(filter)), Duration.ZERO, own, true);
    }

    /** {@code check STAGE pass|quarantine|discard|CODE STATUS [for WORD]}: of mail whose probe has the word in it. */
    private void check(List<String> words) {
        int last = words.size() - 1;
        String word = words.get(last - 1).equals("for") ? words.get(last) : "";
        Verdict verdict = verdict(words);
        Check<Probe> check = Check.blocking(probe -> shown(probe).contains(word) ? verdict : Verdict.pass());
        Stage.all().stream()
                .filter(stage -> stage.name().equals(words.get(1)))
                .forEach(stage -> checks = checks.plus(stage, check));
    }

    private static Verdict verdict(List<String> words) {
        Header header = new Header("X-Checked", words.get(1));
        return switch (words.get(2)) {
            case "pass" -> Verdict.pass().prepend(header);
            case "quarantine" -> Verdict.quarantine("odd").prepend(header);
            case "discard" -> Verdict.discard("unwanted");
            default -> {
                Reply reply = new Reply(Integer.parseInt(words.get(2)), words.get(3), "because");
                yield reply.isTransient() ? Verdict.defer(reply) : Verdict.reject(reply);
            }
        };
    }

    private static String shown(Probe probe) {
        StringBuilder text = new StringBuilder(probe.client().address().getHostAddress());
        if (probe instanceof HelloProbe hello) {
            text.append(' ').append(hello.helo());
        }
        if (probe instanceof SenderProbe sender) {
            text.append(' ').append(sender.sender());
        }
        if (probe instanceof RecipientProbe recipient) {
            text.append(' ').append(recipient.recipient());
        }
        if (probe instanceof MessageProbe message) {
            text.append(' ').append(message.envelope().recipients()).append(bytes(message.message()));
        }
        return text.toString();
    }

    private static String bytes(Message message) {
        try (InputStream in = message.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress address(String numeric) {
        try {
            return new InetSocketAddress(InetAddress.getAllByName(numeric)[0], 40_000);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void alias(List<String> words) {
        List<Target> targets =
                words.subList(3, words.size()).stream().map(Target::of).toList();
        directory.apply(List.of(DirectoryEdit.putAlias(RecipientKey.of(EmailAddress.of(words.get(1))), targets)));
    }

    @Override
    public void then(Statement statement) {
        List<String> words = statement.words();
        switch (words.get(0)) {
            case "mailbox" -> assertThat(mails(words.get(1), words.get(2))).hasSize(Integer.parseInt(words.get(4)));
            case "mail" -> requireLines(mails(words.get(1)), statement.block());
            case "spool" -> assertThat(spooled()).isEmpty();
            default -> throw statement.unknown();
        }
    }

    /** Each line of the block is a line of the newest mail, unfolded, in this order; {@code ...} leaves its rest open. */
    private static void requireLines(List<String> mails, List<String> block) {
        assertThat(mails).isNotEmpty();
        String mail = mails.get(mails.size() - 1);
        List<String> lines =
                List.of(mail.replace("\r\n ", " ").replace("\r\n\t", " ").split("\r\n", -1));
        int at = 0;
        for (String wanted : block) {
            while (at < lines.size() && !fits(lines.get(at), wanted)) {
                at++;
            }
            assertThat(at).as("'%s' in order in:\n%s", wanted, mail).isLessThan(lines.size());
            at++;
        }
    }

    private static boolean fits(String line, String wanted) {
        return wanted.endsWith("...") ? line.startsWith(wanted.substring(0, wanted.length() - 3)) : line.equals(wanted);
    }

    /** The messages in somebody's INBOX. */
    List<String> mails(String account) {
        return mails(account, "INBOX");
    }

    private List<String> mails(String account, String folder) {
        Optional<Mailbox> opened = store.folders(new AccountId(account))
                .open(MailboxName.of(folder))
                .toOptional();
        List<String> mails = new ArrayList<>();
        opened.ifPresent(mailbox -> mailbox.view().uids().forEach(uid -> mails.add(read(mailbox, new Uid(uid)))));
        return mails;
    }

    private static String read(Mailbox mailbox, Uid uid) {
        try (Content content = mailbox.content(uid);
                InputStream in = content.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of messages that are on their way in. */
    List<Path> spooled() {
        try (Stream<Path> files = Files.list(spool)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void tick(Duration duration) {
        time.advance(duration);
    }

    @Override
    public void close() {
        store.close();
        Directories.delete(spool);
    }
}
