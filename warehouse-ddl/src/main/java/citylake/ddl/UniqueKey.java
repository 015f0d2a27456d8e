package citylake.ddl;

import java.util.List;

/**
 * The rule that no two rows share the table's primary key.
 *
 * @param name snake case, unique in its table
 * @param columns the primary key, in order
 * @param severity what a duplicate does to the night
 * @param reason why the rule matters, in words for a person
 */
public record UniqueKey(String name, List<String> columns, Severity severity, String reason) {
  public UniqueKey {
    columns = List.copyOf(columns);
  }
}
