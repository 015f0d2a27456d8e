package citylake.orchestration.trace;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where one row of a standard table comes from, column by column.
 *
 * @param release number of the release that was read
 * @param grain what a row of the table stands for
 * @param state current or retracted
 * @param record the record that the row shows
 * @param repair by which the record became a row; null for one that is as it was delivered
 * @param columns each column of the table but those about the row itself
 * @param issues faults found in the record
 * @param rulesAgree whether the rules as declared now give the row's values again; null where they
 *     could not be applied
 * @param remark what could not be done and why; null where all could
 */
public record RowTrace(
    long release,
    LocalDate night,
    String table,
    String grain,
    Map<String, Object> key,
    String state,
    RecordTrace record,
    RepairTrace repair,
    List<ColumnTrace> columns,
    List<String> issues,
    Boolean rulesAgree,
    String remark,
    History history) {

  /** Whether all that was checked holds: the bytes, the rules and the texts behind the changes. */
  public boolean holds() {
    return record.hashAgrees()
        && (repair == null || repair.holds())
        && !Boolean.FALSE.equals(rulesAgree)
        && columns.stream().flatMap(column -> column.changes().stream()).allMatch(Change::agrees);
  }

  /**
   * How one column came about.
   *
   * @param rule expression of the vendor's SELECT, or words where the value has no rule there
   * @param working working columns that the rule builds on, with their expressions
   * @param parameters values of the city that the rule asks for
   * @param reads fields of the dump with their text as delivered; texts null where hidden
   * @param value in the row
   * @param now what the rule gives now; the same as value unless the declaration has changed
   * @param changes rules that changed the value
   */
  public record ColumnTrace(
      String column,
      String meaning,
      String rule,
      Map<String, String> working,
      Map<String, String> parameters,
      Map<String, String> reads,
      Object value,
      Object now,
      List<Change> changes) {}

  /**
   * A cleaning rule that changed a value.
   *
   * @param beforeHash SHA-256 of the text before, hex
   * @param agrees whether that hash was found again in the raw record
   * @param found where: a field as delivered, or put together by the rule
   */
  public record Change(String rule, String beforeHash, boolean agrees, String found) {}

  /**
   * What happened to the key.
   *
   * @param firstSeen delivery that first brought it
   * @param lastSeen delivery that last changed the row
   * @param superseded earlier accepted records that the row replaced
   * @param retractedIn delivery that took it back; null while current
   * @param records every delivered record of the key that was found, in order; empty where they
   *     could not be looked for
   * @param missing by how many accepted records these are fewer than the row stands for: some were
   *     not found by the text of the shown one, or their evidence is gone
   */
  public record History(
      String firstSeen,
      String lastSeen,
      int superseded,
      String retractedIn,
      List<KeyRecord> records,
      long missing) {
    private static final Set<String> ACCEPTED = Set.of("accepted", "correction");

    /** A row stands for itself and for all that it replaced. */
    public static History of(
        String firstSeen,
        String lastSeen,
        int superseded,
        String retractedIn,
        List<KeyRecord> records) {
      long accepted = records.stream().filter(each -> ACCEPTED.contains(each.outcome())).count();
      long missing = records.isEmpty() ? 0 : Math.max(0, superseded + 1 - accepted);
      return new History(firstSeen, lastSeen, superseded, retractedIn, records, missing);
    }
  }
}
