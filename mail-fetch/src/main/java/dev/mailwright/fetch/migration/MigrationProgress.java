package dev.mailwright.fetch.migration;

/** How far a migration has come. The totals are what the server claims, and are known once all folders have been looked at. Accessors may be added. */
public interface MigrationProgress {

    /** The folder that is being looked at or copied, as the server names it. */
    String folder();

    /** Folders that are done. */
    int folders();

    int totalFolders();

    /** Messages that are safe here, of those that have to be copied. */
    long messages();

    long totalMessages();

    /** Octets received of them. */
    long octets();

    long totalOctets();
}
