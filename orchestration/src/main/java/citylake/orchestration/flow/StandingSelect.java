package citylake.orchestration.flow;

import citylake.etl.standard.StandardKind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows that stand in the standard tables of some kinds, as one SELECT for published tables that
 * count over all kinds.
 *
 * <p>Grain: one current row. Columns: city_code, kind, has_no_place, has_no_time, event. The event
 * is null where its time is SENSITIVE: published tables are read by many. A register's entries lack
 * neither time nor place, as they have none to give.
 */
final class StandingSelect {
  /** What stands for it in the text of a published table. */
  static final String PLACEHOLDER = "{standing_rows}";

  private StandingSelect() {}

  static String of(List<StandardKind> kinds) {
    return kinds.stream().map(StandingSelect::of).collect(Collectors.joining("\n  UNION ALL\n"));
  }

  private static String of(StandardKind kind) {
    return """
          SELECT city_code, '%s' AS kind, %s AS has_no_place, %s AS has_no_time, %s AS event
          FROM %s
          WHERE _state = 'current'"""
        .formatted(
            kind.name(),
            kind.hasPlace() ? "lon IS NULL" : "false",
            kind.isTimeShown() ? kind.eventTime().orElseThrow() + " IS NULL" : "false",
            kind.isTimeShown() ? kind.eventTime().orElseThrow() : "CAST(NULL AS TIMESTAMP)",
            kind.table());
  }
}
