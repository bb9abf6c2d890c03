package dev.mailwright.examples.serve;

import dev.mailwright.MailServer;
import dev.mailwright.examples.control.ControlCommand;
import dev.mailwright.examples.control.ControlOutput;
import dev.mailwright.fetch.Fetch;
import dev.mailwright.fetch.FetchEngine;
import dev.mailwright.fetch.FetchProgress;
import dev.mailwright.fetch.FetchStatus;
import dev.mailwright.fetch.ImapMigration;
import dev.mailwright.fetch.PollResult;
import dev.mailwright.fetch.migration.MigrationProgress;
import dev.mailwright.fetch.migration.MigrationReport;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** {@code fetch status}, {@code fetch run [NAME]} and {@code fetch migrate NAME yes|no FOLDER...}, where yes is a dry run. */
final class FetchControl implements ControlCommand {

    static final String NAME = "fetch";

    private static final int USAGE = 2;
    private static final long BETWEEN_MILLIS = 250;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(MailServer server, List<String> words, ControlOutput out) throws Exception {
        FetchEngine engine;
        try {
            engine = server.service(Fetch.ENGINE);
        } catch (IllegalArgumentException none) {
            out.complaint("this server fetches no mail: its file has no section fetch");
            return 1;
        }
        String what = words.isEmpty() ? "" : words.get(0);
        return switch (what) {
            case "status" -> status(engine, out);
            case "run" -> poll(engine, words.subList(1, words.size()), out);
            case "migrate" -> words.size() < 3 ? USAGE : migrate(engine, words, out);
            default -> {
                out.complaint("say status, run or migrate");
                yield USAGE;
            }
        };
    }

    private static int status(FetchEngine engine, ControlOutput out) {
        for (FetchStatus one : engine.status()) {
            String next = one.next()
                    .map(at -> " next=" + at.truncatedTo(ChronoUnit.SECONDS))
                    .orElse("");
            out.line(one.account() + ": " + one.state() + next);
            one.history().stream().limit(3).forEach(result -> out.line("  " + result.at() + " " + line(result)));
        }
        return 0;
    }

    private static String line(PollResult result) {
        return result.outcome() + ": " + result.delivered() + " delivered, " + result.passed() + " left, "
                + result.failed() + " failed, " + result.deleted() + " deleted, " + result.octets() + " octets in "
                + result.took().toMillis() + " ms" + (result.error().isEmpty() ? "" : ": " + result.error());
    }

    private static int poll(FetchEngine engine, List<String> names, ControlOutput out) throws Exception {
        List<String> all = names.isEmpty()
                ? engine.status().stream().map(one -> one.account().name()).toList()
                : names;
        int code = 0;
        for (String name : all) {
            CompletableFuture<PollResult> polling = engine.poll(name).toCompletableFuture();
            PollResult result = await(polling, () -> progress(engine, name), out);
            out.line(name + " " + line(result));
            code = result.isSuccess() ? code : 1;
        }
        return code;
    }

    private static String progress(FetchEngine engine, String name) {
        return engine.status().stream()
                .filter(one -> one.account().name().equals(name))
                .map(FetchStatus::progress)
                .map(FetchControl::progress)
                .findFirst()
                .orElse("");
    }

    private static String progress(FetchProgress at) {
        return ProgressOutput.line(at.messages(), at.totalMessages(), at.octets(), at.totalOctets());
    }

    private interface Told {
        String line();
    }

    private static <T> T await(CompletableFuture<T> result, Told told, ControlOutput out)
            throws InterruptedException, ExecutionException {
        String before = "";
        while (true) {
            try {
                return result.get(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException goesOn) {
                String now = told.line();
                if (!now.isEmpty() && !now.equals(before)) {
                    out.line(now);
                }
                before = now;
            }
        }
    }

    private static int migrate(FetchEngine engine, List<String> words, ControlOutput out) throws Exception {
        String name = words.get(1);
        AtomicReference<String> at = new AtomicReference<>("");
        ImapMigration wish = engine.status().stream()
                .map(FetchStatus::account)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(ImapMigration::of)
                .orElseThrow(() -> new IllegalArgumentException("there is no fetch account \"" + name + "\""))
                .skip(words.subList(3, words.size()).toArray(String[]::new))
                .onProgress(progress -> at.set(line(progress)));
        MigrationReport report = await(
                engine.migrate(words.get(2).equals("yes") ? wish.dryRun() : wish)
                        .toCompletableFuture(),
                () -> Objects.requireNonNullElse(at.get(), ""),
                out);
        report.folders().forEach(folder -> out.line(line(folder)));
        out.line((report.dryRun() ? "to copy: " : "copied: ") + report.copied() + " messages, flags of "
                + report.flagged() + ", failed: " + report.failed());
        if (!report.error().isEmpty()) {
            out.complaint("it ended too soon, and goes on when it is started again: " + report.error());
        }
        return report.isComplete() ? 0 : 1;
    }

    private static String line(MigrationProgress at) {
        return ProgressOutput.line(at.messages(), at.totalMessages(), at.octets(), at.totalOctets());
    }

    private static String line(MigrationReport.FolderReport folder) {
        return folder.remote() + (folder.local().isEmpty() ? "" : " -> " + folder.local()) + ": " + folder.copied()
                + " of " + folder.messages() + (folder.problem().isEmpty() ? "" : "; " + folder.problem());
    }
}
