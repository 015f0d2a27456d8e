package citylake.serving.gateway;

import citylake.governance.gate.VisibleTable;
import citylake.serving.gateway.spool.ResultRows;
import citylake.serving.gateway.wire.Refusal;
import citylake.serving.gateway.wire.ResultColumn;
import citylake.serving.gateway.wire.SqlType;
import java.util.List;
import java.util.Set;
import org.apache.hive.service.rpc.thrift.TOperationType;

/** Carries out what a statement says to its session. */
final class SessionStatements {
  /** What clients of Hive say first; it is where they are. */
  private static final String DEFAULT = "default";

  private static final List<ResultColumn> SETTING =
      List.of(ResultColumn.of("key", SqlType.STRING), ResultColumn.of("value", SqlType.STRING));

  private static final List<ResultColumn> SCHEMAS =
      List.of(ResultColumn.of("namespace", SqlType.STRING));

  /** Named as clients of Hive expect it of functions and views alike. */
  private static final List<ResultColumn> NAMES =
      List.of(ResultColumn.of("tab_name", SqlType.STRING));

  private static final List<ResultColumn> TEXT =
      List.of(ResultColumn.of("createtab_stmt", SqlType.STRING));

  private SessionStatements() {}

  /** What there is for the session's user. */
  interface Offered {
    List<VisibleTable> visible(GatewaySession session) throws Refusal;

    /** Codes of the purposes that can be given. */
    Set<String> purposes() throws Refusal;
  }

  static Operation carriedOut(
      GatewaySession session, SessionWords words, Offered offered, AccessRequests requests)
      throws Refusal {
    SessionSettings settings = session.settings();
    if (words instanceof RequestWords request) {
      return told(AccessRequests.COLUMNS, requests.ask(session.asker(), request));
    } else if (words instanceof SessionWords.OwnRequests) {
      return told(AccessRequests.COLUMNS, requests.own(session.asker()));
    } else if (words instanceof SessionWords.Schema schema) {
      use(session, schema.name(), offered.visible(session));
      return nothing();
    } else if (words instanceof SessionWords.Schemas schemas) {
      NamePattern asked = NamePattern.of(schemas.pattern());
      return told(SCHEMAS, MetadataRows.schemaNames(offered.visible(session), asked));
    } else if (words instanceof SessionWords.Functions functions) {
      return told(NAMES, MetadataRows.functionNames(NamePattern.of(functions.pattern())));
    } else if (words instanceof SessionWords.Views) { // nobody can make one, so there are none
      return told(NAMES, List.of());
    } else if (words instanceof SessionWords.TextOfView) { // likewise: no name has any
      return told(TEXT, List.<Object[]>of(new Object[] {null}));
    } else if (words instanceof SessionWords.Setting setting && setting.value() != null) {
      settings.set(setting.key(), setting.value(), offered::purposes);
      return nothing();
    } else if (words instanceof SessionWords.Setting setting) {
      return told(SETTING, List.<Object[]>of(row(settings, setting.key())));
    }
    return told(
        SETTING,
        List.of(row(settings, SessionSettings.PURPOSE), row(settings, SessionSettings.CASE)));
  }

  private static Object[] row(SessionSettings settings, String key) throws Refusal {
    return new Object[] {key, settings.value(key)};
  }

  private static Operation nothing() {
    return Operation.finished(
        TOperationType.EXECUTE_STATEMENT, List.of(), ResultRows.of(List.of()));
  }

  private static Operation told(List<ResultColumn> columns, List<Object[]> rows) {
    return Operation.finished(TOperationType.EXECUTE_STATEMENT, columns, ResultRows.of(rows));
  }

  /** Names without a schema are looked for in that one from now on. */
  static void use(GatewaySession session, String schema, List<VisibleTable> tables) throws Refusal {
    if (schema.isEmpty() || schema.equals(DEFAULT)) {
      session.use(null);
      return;
    }
    if (tables.stream().noneMatch(table -> table.table().layer().equals(schema))) {
      throw new Refusal(
          "3F000",
          "Cannot use schema '%s': there is none of that name, or nothing in it is open to you. SHOW SCHEMAS lists them."
              .formatted(schema));
    }
    session.use(schema);
  }
}
