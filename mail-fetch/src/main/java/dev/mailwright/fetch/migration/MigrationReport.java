package dev.mailwright.fetch.migration;

import java.time.Duration;
import java.util.List;

/** What came of a migration. Accessors may be added. */
public interface MigrationReport {

    /** What became of one folder. Accessors may be added. */
    interface FolderReport {

        /** As the server names it. */
        String remote();

        /** Its name here; empty for one that is left out. */
        String local();

        /** Messages there. */
        long messages();

        /** Messages that were copied, or would be in a dry run. */
        long copied();

        /** Their octets, as the server claims. */
        long octets();

        /** Messages that were here already and got the flags that they have there now. */
        long flagged();

        /** Messages that could not be copied and are to be tried again. */
        long failed();

        /** Why it is left out, or what is wrong; for people, empty when all is well. */
        String problem();
    }

    /** The remote folders in the order of the server's list. */
    List<FolderReport> folders();

    /** Whether nothing was changed here. */
    boolean dryRun();

    /** Why it ended too soon; for people, empty when it came to its end. Starting it again goes on. */
    String error();

    Duration took();

    default long copied() {
        return folders().stream().mapToLong(FolderReport::copied).sum();
    }

    default long flagged() {
        return folders().stream().mapToLong(FolderReport::flagged).sum();
    }

    default long failed() {
        return folders().stream().mapToLong(FolderReport::failed).sum();
    }

    /** It came to its end, and everything that was not left out on purpose is here. */
    default boolean isComplete() {
        return error().isEmpty() && failed() == 0;
    }
}
