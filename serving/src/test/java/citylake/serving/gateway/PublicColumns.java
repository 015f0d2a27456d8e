package citylake.serving.gateway;

import citylake.ddl.ColumnContract;
import citylake.ddl.Grade;
import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.governance.enforce.AskedSightings;
import citylake.governance.enforce.Rights;
import citylake.governance.enforce.TableView;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Concerned;
import citylake.governance.gate.Denied;
import citylake.governance.gate.VisibleTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.functions;

/** The plainest rights for the real gate: PUBLIC columns of published tables, for everybody. */
final class PublicColumns implements Rights {
  @Override
  public Standing of(Asker asker) {
    return new Standing() {
      @Override
      public Optional<TableView> of(TableName table) {
        return published().stream()
            .filter(contract -> contract.name().equals(table))
            .findFirst()
            .map(PublicColumns::view);
      }

      @Override
      public Denied missing(Set<TableName> tables, Set<String> names) {
        return null;
      }

      @Override
      public Denied missing(AskedSightings asked) {
        return null;
      }

      @Override
      public Concerned concerned(List<TableName> tables) {
        return Concerned.NOBODY;
      }

      @Override
      public void recheck(List<TableName> tables) {}
    };
  }

  @Override
  public Set<String> purposes() {
    return Set.of("investigation");
  }

  @Override
  public List<VisibleTable> visible(Asker asker) {
    return published().stream()
        .map(
            contract ->
                new VisibleTable(
                    contract.name(),
                    contract.grain(),
                    columns(contract).stream()
                        .map(
                            column ->
                                new VisibleTable.VisibleColumn(
                                    column.name(),
                                    column.type(),
                                    column.grade().word(),
                                    column.description()))
                        .toList()))
        .toList();
  }

  private static List<TableContract> published() {
    return TableContracts.inLayer("published");
  }

  private static List<ColumnContract> columns(TableContract contract) {
    return contract.columns().stream().filter(column -> column.grade() == Grade.PUBLIC).toList();
  }

  private static TableView view(TableContract contract) {
    return new TableView(
        null,
        columns(contract).stream()
            .collect(
                Collectors.toMap(
                    ColumnContract::name, column -> functions.col("`" + column.name() + "`"))),
        Optional.empty());
  }
}
