package citylake.governance.enforce;

import citylake.lake.ReleasedSession;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** What tells a relation that the policy lies over from any other; nobody outside can know it. */
final class GovernMark {
  private static final String MARK = UUID.randomUUID().toString();

  private GovernMark() {}

  static CaseInsensitiveStringMap options() {
    return new CaseInsensitiveStringMap(Map.of(ReleasedSession.MARK_OPTION, MARK));
  }

  static boolean isOn(DataSourceV2Relation relation) {
    return MARK.equals(relation.options().get(ReleasedSession.MARK_OPTION));
  }
}
