package citylake.governance.policy;

import citylake.ddl.TableName;
import java.util.Set;

/**
 * A use scenario: what a statement may be for.
 *
 * @param tables names, or {@code layer.*}
 */
public record Purpose(String code, String meaning, boolean needsCase, Set<String> tables) {
  public boolean covers(TableName table) {
    return table.layer().equals("published")
        || tables.contains(table.toString())
        || tables.contains(table.layer() + ".*");
  }
}
