package citylake.lake;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import java.util.Set;

/**
 * The lake's diary: tables that are written outside of releases and read at their newest state.
 * They tell of runs, releases, purges and decisions, and are no part of a release.
 */
public final class Diary {
  public static final Set<TableName> TABLES =
      Set.of(
          Tables.OPS_RELEASE,
          Tables.OPS_RUN,
          Tables.OPS_VERDICT,
          Tables.OPS_PURGE,
          Tables.QUARANTINE_DECISION);

  private Diary() {}
}
