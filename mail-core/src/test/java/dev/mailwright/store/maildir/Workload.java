package dev.mailwright.store.maildir;

import static dev.mailwright.store.maildir.Recorder.ANNA;
import static dev.mailwright.store.maildir.Recorder.JOHN;

import dev.mailwright.AccountId;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.SpecialUse;
import dev.mailwright.store.UidSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/** What a store does while the power may go: first a quiet beginning, which is safe, then the part that is watched. */
enum Workload {
    FIRST_USE(r -> {}, r -> {
        r.see(JOHN);
        r.deliver(JOHN, MailboxName.INBOX, "first");
    }),
    DELIVER(r -> Workload.some(r, 2), r -> {
        r.deliver(JOHN, MailboxName.INBOX, "one");
        r.deliver(JOHN, MailboxName.INBOX, "two#3000");
        r.deliver(JOHN, Recorder.ARCHIVE, "three", "", Set.of(Flag.SEEN));
    }),
    DELIVER_TO_TWO(
            r -> {
                r.see(JOHN);
                r.see(ANNA);
            },
            r -> {
                r.deliverToBoth(MailboxName.INBOX, "both");
                r.deliverToBoth(MailboxName.INBOX, "both again");
            }),
    DELIVER_LARGE(r -> Workload.some(r, 1), r -> {
        r.deliver(JOHN, MailboxName.INBOX, "large#300000");
        r.deliver(JOHN, MailboxName.INBOX, "small");
    }),
    DELIVER_INTO_NEW_FOLDER(r -> Workload.some(r, 1), r -> r.deliver(JOHN, MailboxName.of("INBOX", "tag"), "tagged")),
    DELIVERY_KEYS(r -> Workload.some(r, 1), r -> {
        r.deliver(JOHN, MailboxName.INBOX, "keyed one", "key-1", Set.of());
        r.deliver(JOHN, MailboxName.INBOX, "keyed two", "key-2", Set.of());
        r.expunge(MailboxName.INBOX, UidSet.of(2));
        r.wait5Seconds();
        r.forget("key-2");
        r.deliver(JOHN, Recorder.ARCHIVE, "keyed three", "key-3", Set.of());
    }),
    APPEND(r -> Workload.some(r, 1), r -> {
        r.append(MailboxName.INBOX, Set.of(Flag.SEEN, Flag.keyword("$Forwarded")), "one");
        r.append(MailboxName.INBOX, Set.of(), "two", "three", "four#2000");
    }),
    FLAGS(r -> Workload.some(r, 3), r -> {
        r.flag(MailboxName.INBOX, UidSet.of(1, 3), FlagEdit.add(Flag.SEEN));
        r.flag(MailboxName.INBOX, UidSet.ALL, FlagEdit.add(Flag.keyword("$Junk")));
        r.wait5Seconds();
        r.flag(MailboxName.INBOX, UidSet.of(2), FlagEdit.replace(Flag.FLAGGED));
        r.flag(MailboxName.INBOX, UidSet.of(1), FlagEdit.remove(Flag.SEEN));
        r.deliver(JOHN, MailboxName.INBOX, "after");
        r.wait5Seconds();
    }),
    RECENT(r -> Workload.some(r, 2), r -> {
        r.deliver(JOHN, MailboxName.INBOX, "new");
        r.claim(MailboxName.INBOX);
        r.deliver(JOHN, MailboxName.INBOX, "newer");
        r.wait5Seconds();
        r.deliver(JOHN, MailboxName.INBOX, "newest");
    }),
    EXPUNGE(r -> Workload.some(r, 4), r -> {
        r.expunge(MailboxName.INBOX, UidSet.of(2));
        r.deliver(JOHN, MailboxName.INBOX, "later");
        r.expunge(MailboxName.INBOX, UidSet.of(4, 5));
        r.wait5Seconds();
        r.deliver(JOHN, MailboxName.INBOX, "last");
    }),
    COPY(r -> Workload.some(r, 3), r -> {
        r.transfer(MailboxName.INBOX, Workload.these(1, 3), Recorder.ARCHIVE, false);
        r.transfer(MailboxName.INBOX, Workload.these(2), MailboxName.INBOX, false);
        r.append(MailboxName.INBOX, Set.of(), "appended");
        r.transfer(MailboxName.INBOX, Map.of(5L, "appended"), Recorder.ARCHIVE, false);
    }),
    MOVE(r -> Workload.some(r, 4), r -> {
        r.flag(MailboxName.INBOX, UidSet.of(1), FlagEdit.add(Flag.SEEN));
        r.wait5Seconds();
        r.transfer(MailboxName.INBOX, Workload.these(1, 3), Recorder.ARCHIVE, true);
        r.deliver(JOHN, MailboxName.INBOX, "later");
        r.transfer(MailboxName.INBOX, Workload.these(2), Recorder.ARCHIVE, true);
        r.deliver(JOHN, Recorder.ARCHIVE, "there");
    }),
    CHECKPOINT(r -> Workload.some(r, 1), r -> {
        r.append(MailboxName.INBOX, Set.of(Flag.SEEN), "appended");
        r.waitForCheckpoint();
        r.deliver(JOHN, MailboxName.INBOX, "delivered");
        r.waitForCheckpoint();
        r.transfer(MailboxName.INBOX, Map.of(2L, "appended", 3L, "delivered"), Recorder.ARCHIVE, true);
        r.wait5Seconds();
        r.expunge(Recorder.ARCHIVE, UidSet.of(1, 2));
        r.wait5Seconds();
    }),
    CREATE(r -> Workload.some(r, 1), r -> {
        r.create(MailboxName.of("Work"));
        r.create(MailboxName.of("Work", "Deep"));
        r.create(MailboxName.of("Far", "Below", "There"));
        r.delete(MailboxName.of("Junk"));
        r.create(MailboxName.of("Spam"), SpecialUse.JUNK);
        r.deliver(JOHN, MailboxName.of("Work", "Deep"), "deep");
    }),
    RENAME(
            r -> {
                Workload.some(r, 1);
                r.create(MailboxName.of("Old"));
                r.create(MailboxName.of("Old", "Below"));
                r.create(MailboxName.of("Single"));
                r.deliver(JOHN, MailboxName.of("Old"), "in old");
                r.deliver(JOHN, MailboxName.of("Old", "Below"), "in below");
            },
            r -> {
                r.rename(
                        Map.of(
                                MailboxName.of("Old"), MailboxName.of("New"),
                                MailboxName.of("Old", "Below"), MailboxName.of("New", "Below")),
                        MailboxName.of("Old"),
                        MailboxName.of("New"));
                r.rename(
                        Map.of(MailboxName.of("Single"), MailboxName.of("Alone")),
                        MailboxName.of("Single"),
                        MailboxName.of("Alone"));
                r.deliver(JOHN, MailboxName.of("New", "Below"), "after");
                r.delete(MailboxName.of("New", "Below"));
                r.create(MailboxName.of("Old", "Below"));
            }),
    DELETE(
            r -> {
                Workload.some(r, 1);
                r.create(MailboxName.of("Doomed"));
                r.delete(MailboxName.of("Junk"));
                r.create(MailboxName.of("Spam"), SpecialUse.JUNK);
                r.deliver(JOHN, MailboxName.of("Doomed"), "doomed");
            },
            r -> {
                r.delete(MailboxName.of("Doomed"));
                r.create(MailboxName.of("Doomed"));
                r.deliver(JOHN, MailboxName.of("Doomed"), "again");
                r.delete(MailboxName.of("Doomed"));
                r.create(MailboxName.of("Another"));
            }),
    SUBSCRIBE(r -> Workload.some(r, 1), r -> {
        r.subscribe(Set.of(MailboxName.of("News")), Set.of());
        r.subscribe(Set.of(MailboxName.of("Not there")), Set.of(MailboxName.of("Archive")));
    }),
    UIDLIST_REWRITE(r -> Workload.many(r, 8), Workload::tearUidList, r -> {
        r.deliver(JOHN, MailboxName.INBOX, "one");
        r.deliver(JOHN, MailboxName.INBOX, "two");
        r.transfer(MailboxName.INBOX, Workload.these(1), Recorder.ARCHIVE, true);
    }),
    STATE_REWRITE(r -> Workload.some(r, 2), Workload::spoilState, r -> {
        r.deliver(JOHN, MailboxName.INBOX, "one");
        r.expunge(MailboxName.INBOX, UidSet.of(1));
        r.wait5Seconds();
        r.deliver(JOHN, MailboxName.INBOX, "two");
    }),
    ACCOUNT_REMOVAL(
            r -> {
                Workload.some(r, 1);
                r.see(ANNA);
                r.deliver(ANNA, MailboxName.INBOX, "of anna");
            },
            r -> {
                r.deliver(ANNA, MailboxName.INBOX, "more of anna");
                r.remove(ANNA);
                r.see(ANNA);
                r.deliver(ANNA, MailboxName.INBOX, "of another anna");
                r.remove(ANNA);
            }),
    MANY_KEYWORDS(r -> Workload.some(r, 2), r -> {
        Set<Flag> flags = new java.util.HashSet<>();
        for (int i = 0; i < 30; i++) {
            flags.add(Flag.keyword("keyword-" + i));
        }
        r.flag(MailboxName.INBOX, UidSet.of(1), FlagEdit.add(flags.toArray(Flag[]::new)));
        r.wait5Seconds();
        r.flag(MailboxName.INBOX, UidSet.of(2), FlagEdit.add(Flag.keyword("keyword-29")));
        r.wait5Seconds();
    }),
    LOST_UIDLIST(
            r -> {
                Workload.some(r, 1);
                r.create(MailboxName.of("Work"));
            },
            (disk, promises) -> {
                disk.delete(Workload.maildir(JOHN).resolve(".Work").resolve(UidListFile.NAME));
                promises.lost(MailboxName.of("Work"));
            },
            r -> {
                r.see(JOHN);
                r.deliver(JOHN, MailboxName.of("Work"), "work");
            }),
    KEYS_REWRITE(
            r -> {
                Workload.some(r, 1);
                r.deliver(JOHN, MailboxName.INBOX, "keyed one", "key-1", Set.of());
            },
            (disk, promises) -> Workload.append(disk, DeliveryKeys.file(Workload.maildir(JOHN)), "no record\n"),
            r -> {
                r.deliver(JOHN, MailboxName.INBOX, "keyed two", "key-2", Set.of());
                r.deliver(JOHN, MailboxName.INBOX, "keyed three", "key-3", Set.of());
            }),
    STATE_SHORTENING(r -> Workload.some(r, 2), Workload::lengthenState, r -> {
        for (int i = 0; i < 3; i++) {
            r.flag(MailboxName.INBOX, UidSet.of(1), i % 2 == 0 ? FlagEdit.add(Flag.SEEN) : FlagEdit.remove(Flag.SEEN));
        }
        r.deliver(JOHN, MailboxName.INBOX, "one");
        r.deliver(JOHN, MailboxName.INBOX, "two");
    }),
    CLOSE_AND_OPEN(r -> Workload.some(r, 2), r -> {
        r.flag(MailboxName.INBOX, UidSet.of(1), FlagEdit.add(Flag.SEEN));
        r.expunge(MailboxName.INBOX, UidSet.of(2));
        r.restart();
        r.deliver(JOHN, MailboxName.INBOX, "after");
        r.flag(MailboxName.INBOX, UidSet.of(1), FlagEdit.add(Flag.DELETED));
        r.append(MailboxName.INBOX, Set.of(), "at the end");
        r.restart();
    });

    static final Path ROOT = Path.of("/mail");

    private final Consumer<Recorder> beginning;
    private final Damage damage;
    private final Consumer<Recorder> body;

    Workload(Consumer<Recorder> beginning, Consumer<Recorder> body) {
        this(beginning, (disk, promises) -> {}, body);
    }

    Workload(Consumer<Recorder> beginning, Damage damage, Consumer<Recorder> body) {
        this.beginning = beginning;
        this.damage = damage;
        this.body = body;
    }

    private static void some(Recorder recorder, int count) {
        recorder.see(JOHN);
        many(recorder, count);
    }

    private static void many(Recorder recorder, int count) {
        recorder.see(JOHN);
        for (int i = 1; i <= count; i++) {
            recorder.deliver(JOHN, MailboxName.INBOX, "m" + i);
        }
    }

    /** Messages that {@link #some} delivered. */
    private static Map<Long, String> these(long... uids) {
        Map<Long, String> messages = new TreeMap<>();
        for (long uid : uids) {
            messages.put(uid, "m" + uid);
        }
        return messages;
    }

    static Path maildir(AccountId account) {
        return AccountPath.at(ROOT).of(account);
    }

    /** What others do to the files of a store that is closed. */
    private interface Damage {
        void on(CrashDisk disk, Recorder promises) throws IOException;
    }

    /** Another program left half a line at the end. */
    private static void tearUidList(CrashDisk disk, Recorder promises) throws IOException {
        append(disk, maildir(JOHN).resolve(UidListFile.NAME), "4711 :half");
    }

    private static void spoilState(CrashDisk disk, Recorder promises) throws IOException {
        append(disk, MailboxFiles.state(maildir(JOHN)), "no record\n");
        promises.distrust();
    }

    private static void lengthenState(CrashDisk disk, Recorder promises) throws IOException {
        append(disk, MailboxFiles.state(maildir(JOHN)), longHistory());
    }

    private static void append(CrashDisk disk, Path file, String text) throws IOException {
        try (DiskFile end = disk.append(file)) {
            end.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** So many records that the file is written anew, with a reservation of few MODSEQs. */
    private static String longHistory() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2100; i++) {
            record(text, "L 0");
        }
        record(text, "R 7 boot-1");
        return text.toString();
    }

    private static void record(StringBuilder text, String record) {
        CRC32 crc = new CRC32();
        crc.update(record.getBytes(StandardCharsets.UTF_8));
        text.append(HexFormat.of().toHexDigits(crc.getValue(), 8))
                .append(' ')
                .append(record)
                .append('\n');
    }

    /** What was recorded. */
    record Recording(Recorder recorder, DiskImage before, List<DiskStep> steps) {}

    /** Runs it on a disk that nothing happens to. */
    Recording record(Consumer<MaildirStore> settings) {
        CrashDisk first = new CrashDisk(new DiskImage(), "boot-1");
        Recorder start = Recorder.on(store(first, settings), first, 1);
        beginning.accept(start);
        start.close();
        try {
            damage.on(first, start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DiskImage before = first.image();
        CrashDisk disk = new CrashDisk(before.copy(), "boot-1");
        Recorder recorder = start.after(store(disk, settings), disk, 1_000);
        body.accept(recorder);
        List<DiskStep> steps = disk.steps();
        recorder.kit.close();
        return new Recording(recorder, before, steps);
    }

    static MaildirStore store(CrashDisk disk, Consumer<MaildirStore> settings) {
        MaildirStore store = MaildirStore.on(disk, ROOT);
        settings.accept(store);
        return store;
    }
}
