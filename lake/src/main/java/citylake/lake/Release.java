package citylake.lake;

import citylake.ddl.TableName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One state of the whole lake as readers see it: for each table, the snapshot that was judged.
 *
 * @param number 1 for the first
 * @param parent the release before; null for the first
 * @param night the business date of the night that made it, or whose state a rollback brought back;
 *     of what came in ahead of a night, that of the night before
 * @param run the run that made it
 * @param kind {@code night}, {@code backfill}, {@code maintenance}, {@code ahead} or {@code
 *     rollback}
 * @param releasedAt when the row was committed
 * @param tables every released table, by name
 */
public record Release(
    long number,
    Long parent,
    LocalDate night,
    String run,
    String kind,
    Instant releasedAt,
    List<ReleasedTable> tables) {
  /** Kind of a release that some kinds' files made, taken in before their night. */
  public static final String AHEAD = "ahead";

  /** How the run of a rollback is named, before the number of the release that it shows again. */
  static final String ROLLBACK = "rollback_to_r";

  /** The table's place in this release; empty where the release does not hold it. */
  public Optional<ReleasedTable> table(TableName name) {
    return tables.stream().filter(table -> table.table().equals(name)).findFirst();
  }

  /** The release that a rollback shows again; empty for any other. */
  public Optional<Long> rolledBackTo() {
    return run.startsWith(ROLLBACK)
        ? Optional.of(Long.valueOf(run.substring(ROLLBACK.length())))
        : Optional.empty();
  }

  /** The tag that keeps this release's snapshots from expiry. */
  public String tag() {
    return "r" + number;
  }

  /**
   * @param snapshotId the judged snapshot
   * @param schemaId the schema under which it was judged
   * @param contractHash the contract by which it was judged
   */
  public record ReleasedTable(
      TableName table, long snapshotId, int schemaId, String contractHash) {}
}
