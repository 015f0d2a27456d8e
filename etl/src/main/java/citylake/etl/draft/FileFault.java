package citylake.etl.draft;

/**
 * A fault of the file that its city can act on.
 *
 * @param name e.g. "time_unreadable"
 * @param records how many records have it
 * @param detail in words, without a person's data
 * @param firstRecord number of the first such record, 1-based; null for a fault of the whole file
 */
public record FileFault(String name, long records, String detail, Long firstRecord) {}
