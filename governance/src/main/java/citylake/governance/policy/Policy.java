package citylake.governance.policy;

import citylake.ddl.ColumnContract;
import citylake.ddl.Grade;
import citylake.ddl.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole policy, of one version.
 *
 * @param masks SQL by kind of personal data and type, in which {@code value} stands for the column
 * @param deciders who decides on a request, by the highest grade that it asks for
 * @param longestDays how long an approval may last
 * @param forOne tables that are only read for one named thing
 * @param counted what rights show that only count
 */
public record Policy(
    String version,
    Map<String, Map<String, String>> masks,
    Map<String, Purpose> purposes,
    Map<String, Role> roles,
    Map<Grade, Deciders> deciders,
    int longestDays,
    Map<TableName, ForOne> forOne,
    Map<TableName, Counted> counted) {
  /**
   * @param persons how many different ones must agree
   */
  public record Deciders(Role.Decider by, int persons) {}

  /**
   * @param columns of which a request must name a value
   * @param mostHours between the first and the last event that a request asks for
   */
  public record ForOne(List<String> columns, int mostHours) {}

  /**
   * A table as whoever may only count sees it: a few columns, made coarse, of rows that enough
   * others are like. Rows that are alike in all of these columns are a cell.
   *
   * @param by columns of a cell, with SQL in which {@code value} stands for the column
   * @param within those of them for which totals are told elsewhere: where a cell is withheld, so
   *     are the next smallest with the same values of these, until no total gives it away
   * @param atLeast rows of the smallest cell that is shown
   * @param rows SQL of rows that count; null for all
   * @param closed a time of them: rows of months that are not over do not count; null for none
   */
  public record Counted(
      Map<String, String> by, Set<String> within, int atLeast, String rows, String closed) {}

  /** The column's mask as SQL; empty where it has none. */
  public Optional<String> mask(ColumnContract column) {
    return column
        .personalData()
        .map(kind -> masks.getOrDefault(kind.word(), Map.of()).get(column.type()));
  }

  /** The purposes for which a table may be read, by code. */
  public List<String> purposesOf(TableName table) {
    return purposes.values().stream()
        .filter(purpose -> purpose.covers(table))
        .map(Purpose::code)
        .sorted()
        .toList();
  }
}
