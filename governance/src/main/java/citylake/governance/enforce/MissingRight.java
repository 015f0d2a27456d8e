package citylake.governance.enforce;

import citylake.ddl.ColumnContract;
import citylake.ddl.Grade;
import citylake.ddl.TableContract;
import citylake.ddl.TableName;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Denied;
import citylake.governance.policy.Policy;
import citylake.governance.policy.Purpose;
import citylake.governance.policy.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is missing for a statement, and how to ask for it. */
final class MissingRight {
  private final State state;
  private final Asker asker;

  MissingRight(State state, Asker asker) {
    this.state = state;
    this.asker = asker;
  }

  /**
   * @param tables that the statement names
   * @param names what stands in it where a column does, in lower case
   * @return null where nothing is missing that could be asked for
   */
  Denied of(Set<TableName> tables, Set<String> names) {
    for (TableName name : tables) {
      Optional<TableContract> table = PolicyRights.contract(name);
      if (table.isPresent()) {
        Set<String> shown = state.view(table.get()).map(TableView::shown).orElse(Set.of());
        List<ColumnContract> hidden =
            table.get().columns().stream()
                .filter(column -> !shown.contains(column.name()))
                .filter(column -> shown.isEmpty() || names.contains(column.name()))
                .toList();
        if (!hidden.isEmpty()) {
          return missing(table.get(), hidden, shown.isEmpty(), names);
        }
      }
    }
    return null;
  }

  /** For one thing that is not opened; another may be. All that the functions give is named. */
  Denied of(AskedSightings asked) {
    TableContract table = PolicyRights.contract(AskedSightings.TABLE).orElseThrow();
    boolean isCovered = state.purpose().filter(each -> each.covers(table.name())).isPresent();
    if (!isCovered || !mayRequest()) {
      return of(Set.of(table.name()), SightingFunctions.columns());
    }
    List<ColumnContract> columns =
        withoutNamed(
            table,
            table.columns().stream()
                .filter(column -> SightingFunctions.columns().contains(column.name()))
                .toList());
    return new Denied(
        Denied.NO_RIGHT,
        "Cannot give sightings of that %s without an approval of %s for you, this case and these hours. Ask for it: %s"
            .formatted(
                asked.column().equals("district") ? "district" : "plate",
                deciders(columns),
                howToAsk(table, names(columns), asked.column())));
  }

  private boolean mayRequest() {
    return state.user().roles().stream()
        .map(state.policy().roles()::get)
        .filter(Objects::nonNull)
        .anyMatch(Role::mayRequest);
  }

  private Denied missing(
      TableContract table, List<ColumnContract> hidden, boolean isWhole, Set<String> names) {
    List<String> purposes = state.policy().purposesOf(table.name());
    boolean isCovered =
        state.purpose().filter(purpose -> purposes.contains(purpose.code())).isPresent();
    if (!isCovered && opensForAPurpose(table, hidden, isWhole)) {
      return state.purpose().isEmpty()
          ? new Denied(
              Denied.PURPOSE_MISSING,
              "Cannot read %s without a purpose. It may be read for: %s. Set one, with the number of the case where it needs one, and ask again."
                  .formatted(table.name(), String.join(", ", purposes)))
          : new Denied(
              Denied.NO_RIGHT,
              "Cannot read %s for purpose %s: it is of no use to it. It may be read for: %s."
                  .formatted(
                      table.name(), state.purpose().get().code(), String.join(", ", purposes)));
    }
    return approvalMissing(table, hidden, isWhole, names);
  }

  private boolean opensForAPurpose(
      TableContract table, List<ColumnContract> hidden, boolean isWhole) {
    Set<String> open = state.forAnyPurpose(table).map(TableView::shown).orElse(Set.of());
    return isWhole
        ? !open.isEmpty()
        : hidden.stream().map(ColumnContract::name).anyMatch(open::contains);
  }

  private Denied approvalMissing(
      TableContract table, List<ColumnContract> hidden, boolean isWhole, Set<String> names) {
    List<ColumnContract> asked =
        withoutNamed(
            table,
            hidden.stream().filter(column -> !isWhole || names.contains(column.name())).toList());
    String columns = names(asked);
    String what = asked.isEmpty() ? "" : " column(s) " + columns.replace(",", ", ") + " of";
    if (!mayRequest() || !table.columnNames().contains("city_code")) {
      return new Denied(
          Denied.NO_RIGHT,
          "Cannot read%s %s: your role has no right to it, and none can be asked for."
              .formatted(what, table.name()));
    }
    return new Denied(
        Denied.NO_RIGHT,
        "Cannot read%s %s without an approval of %s. Ask for it: %s"
            .formatted(
                what,
                table.name(),
                deciders(asked),
                howToAsk(table, columns.isEmpty() ? "COLUMNS" : columns, null)));
  }

  private static String names(List<ColumnContract> columns) {
    return columns.stream().map(ColumnContract::name).collect(Collectors.joining(","));
  }

  /**
   * @param forOne column that names the one thing; null for the usual one, where the table has it
   */
  private String howToAsk(TableContract table, String columns, String forOne) {
    return "REQUEST ACCESS TO %s (%s) OF CITY 'CITY'%s UNTIL 'DATE' BECAUSE 'WHY'; where the lake is: citylake approve request --table %s --columns %s --city CITY --purpose %s --case %s --until DATE --reason WHY%s"
        .formatted(
            table.name(),
            columns.replace(",", ", "),
            boundsInSql(table, forOne),
            table.name(),
            columns,
            state
                .purpose()
                .map(Purpose::code)
                .orElse(String.join("|", state.policy().purposesOf(table.name()))),
            asker.caseNo() == null ? "NUMBER" : "'" + asker.caseNo() + "'",
            bounds(table, forOne));
  }

  /** What a request names by a value need not be asked for as a column. */
  private List<ColumnContract> withoutNamed(TableContract table, List<ColumnContract> asked) {
    Policy.ForOne forOne = state.policy().forOne().get(table.name());
    List<ColumnContract> others =
        forOne == null
            ? asked
            : asked.stream().filter(each -> !forOne.columns().contains(each.name())).toList();
    return others.isEmpty() ? asked : others;
  }

  private String deciders(List<ColumnContract> asked) {
    Grade highest =
        asked.stream().map(ColumnContract::grade).reduce(Grade.INTERNAL, Grade::orHigher);
    Policy.Deciders deciders = state.policy().deciders().get(highest);
    return deciders.by() == Role.Decider.CITY
        ? "the city's approver"
        : "%d approvers of the province".formatted(deciders.persons());
  }

  private String boundsInSql(TableContract table, String column) {
    Policy.ForOne forOne = state.policy().forOne().get(table.name());
    return forOne == null
        ? ""
        : " ONLY %s = 'VALUE' FROM 'TIME' TO 'TIME'"
            .formatted(column == null ? forOne.columns().get(0) : column);
  }

  private String bounds(TableContract table, String column) {
    Policy.ForOne forOne = state.policy().forOne().get(table.name());
    return forOne == null
        ? ""
        : " --only %s=VALUE --events-from TIME --events-to TIME"
            .formatted(column == null ? forOne.columns().get(0) : column);
  }
}
