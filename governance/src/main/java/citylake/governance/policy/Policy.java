package citylake.governance.policy;

import citylake.ddl.ColumnContract;
import citylake.ddl.Grade;
import citylake.ddl.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole policy, of one version.
 *
 * @param masks SQL by kind of personal data and type, in which {@code value} stands for the column
 * @param deciders who decides on a request, by the highest grade that it asks for
 * @param longestDays how long an approval may last
 * @param forOne tables that are only read for one named thing
 */
public record Policy(
    String version,
    Map<String, Map<String, String>> masks,
    Map<String, Purpose> purposes,
    Map<String, Role> roles,
    Map<Grade, Deciders> deciders,
    int longestDays,
    Map<TableName, ForOne> forOne) {
  /**
   * @param persons how many different ones must agree
   */
  public record Deciders(Role.Decider by, int persons) {}

  /**
   * @param columns of which a request must name a value
   * @param mostHours between the first and the last event that a request asks for
   */
  public record ForOne(List<String> columns, int mostHours) {}

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
