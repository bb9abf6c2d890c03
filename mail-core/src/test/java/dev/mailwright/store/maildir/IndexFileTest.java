package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import dev.mailwright.store.kit.StoreKit;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mailbox opens from its index without a look at its messages, and from its messages where there is none to trust. */
class IndexFileTest {

    private static final int MANY = 2500;

    @TempDir
    Path root;

    private final List<String> listed = new ArrayList<>();
    private StoreKit kit;

    private MaildirStore store() {
        Disk local = new LocalDisk();
        Disk noting = (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("list")) {
                        listed.add(((Path) arguments[0]).getFileName().toString());
                    }
                    try {
                        return method.invoke(local, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return MaildirStore.on(noting, root).durability(Durability.NONE);
    }

    @BeforeEach
    void open() {
        kit = new StoreKit(store(), closed -> store());
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private Path maildir() {
        return root.resolve("example.com/john");
    }

    private Path index() {
        return IndexFile.in(maildir());
    }

    private void fill(int count) throws IOException {
        kit.inbox();
        for (int i = 0; i < count; i++) {
            Files.writeString(
                    maildir().resolve("cur").resolve((1_000_000 + i) + ".M1P1.host,S=21,W=21:2,S"),
                    "Subject: m" + String.format("%07d", i) + "\r\n\r\n",
                    StandardCharsets.US_ASCII);
        }
    }

    private static String shown(Mailbox mailbox) {
        View view = mailbox.view();
        StringBuilder text = new StringBuilder();
        text.append(view.uidValidity())
                .append(' ')
                .append(view.uidNext())
                .append(' ')
                .append(view.firstUnseen());
        text.append(' ').append(view.keywords()).append(' ').append(view.uids());
        for (int i = 0; i < view.size(); i++) {
            long uid = view.uidAt(i);
            assertThat(view.indexOf(uid)).isEqualTo(i);
            text.append('\n')
                    .append(uid)
                    .append(' ')
                    .append(view.flagsAt(i))
                    .append(' ')
                    .append(view.modSeqAt(i));
        }
        return text.toString();
    }

    @Test
    void aMailboxOpensFromItsIndexAsItWas() throws IOException {
        fill(MANY);
        Mailbox inbox = kit.inbox();
        StoreKit.get(inbox.flag(UidSet.range(3, 900), FlagEdit.add(Flag.FLAGGED, Flag.keyword("work")), ModSeq.LAST));
        StoreKit.get(inbox.flag(UidSet.of(1500), FlagEdit.remove(Flag.SEEN), ModSeq.LAST));
        StoreKit.get(inbox.expunge(UidSet.of(7, 8, 2000)));
        String before = shown(inbox);
        ModSeq highest = inbox.view().highestModSeq();
        String text = StoreKit.text(inbox, new Uid(2222));
        kit.reopen();
        listed.clear();
        assertThat(shown(kit.inbox())).isEqualTo(before);
        assertThat(kit.inbox().view().highestModSeq()).isEqualTo(highest);
        assertThat(StoreKit.text(kit.inbox(), new Uid(2222))).isEqualTo(text);
        assertThat(listed).doesNotContain("cur", "new");
        assertThat(kit.inbox().since(ModSeq.ZERO, UidSet.ALL).vanished().contains(2000))
                .isTrue();
    }

    @Test
    void whatHappensAfterItWasOpenedIsKeptToo() throws IOException {
        fill(1500);
        kit.inbox().view();
        kit.reopen();
        for (int round = 0; round < 3; round++) {
            Uid uid = kit.deliver("more" + round);
            StoreKit.get(kit.inbox().flag(UidSet.of(5 + round), FlagEdit.add(Flag.DELETED), ModSeq.LAST));
            StoreKit.get(kit.inbox().expunge(UidSet.of(5 + round)));
            assertThat(uid.value()).isEqualTo(1501 + round);
            String before = shown(kit.inbox());
            kit.reopen();
            assertThat(shown(kit.inbox())).isEqualTo(before);
            assertThat(StoreKit.text(kit.inbox(), uid)).contains("more" + round);
        }
    }

    @Test
    void whatOthersDidMeanwhileIsSeen() throws IOException {
        fill(20);
        kit.inbox().view();
        kit.close();
        Files.delete(maildir().resolve("cur/1000004.M1P1.host,S=21,W=21:2,S"));
        Files.move(
                maildir().resolve("cur/1000006.M1P1.host,S=21,W=21:2,S"),
                maildir().resolve("cur/1000006.M1P1.host,S=21,W=21:2,FS"));
        kit = new StoreKit(store(), closed -> store());
        assertThat(kit.inbox().view().uids()).hasToString("1:4,6:20");
        assertThat(kit.inbox().view().flagsAt(kit.inbox().view().indexOf(7)))
                .isEqualTo(Set.of(Flag.SEEN, Flag.FLAGGED));
    }

    @Test
    void aDamagedIndexIsNotBelieved() throws IOException {
        fill(40);
        StoreKit.get(kit.inbox().flag(UidSet.range(3, 9), FlagEdit.add(Flag.FLAGGED), ModSeq.LAST));
        String before = shown(kit.inbox());
        kit.close();
        byte[] whole = Files.readAllBytes(index());
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            if (seed % 10 == 0) {
                bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            } else {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(index(), bytes);
            kit = new StoreKit(store(), closed -> store());
            assertThat(shown(kit.inbox())).as("seed %d", seed).isEqualTo(before);
            kit.close();
        }
        Files.delete(index());
        kit = new StoreKit(store(), closed -> store());
        assertThat(shown(kit.inbox())).isEqualTo(before);
    }
}
