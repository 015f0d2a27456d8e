package citylake.governance.policy;

import citylake.ddl.ColumnContract;
import citylake.ddl.Grade;
import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.governance.enforce.Rights;
import citylake.governance.enforce.TableView;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Denied;
import citylake.governance.gate.VisibleTable;
import citylake.governance.user.Users;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.functions;

/** Every known user reads the PUBLIC columns of published tables, and nobody anything else. */
public final class PublishedOnly implements Rights {
  private final Users users;

  public PublishedOnly(Users users) {
    this.users = users;
  }

  @Override
  public Standing of(Asker asker) throws Denied {
    requireKnown(asker);
    return new Standing() {
      @Override
      public Optional<TableView> of(TableName table) {
        return TableContracts.inLayer("published").stream()
            .filter(contract -> contract.name().equals(table))
            .findFirst()
            .map(PublishedOnly::view);
      }

      @Override
      public void recheck(List<TableName> tables) throws Denied {
        requireKnown(asker);
      }
    };
  }

  private void requireKnown(Asker asker) throws Denied {
    if (users.named(asker.user()).isEmpty()) {
      throw new Denied(Denied.UNKNOWN_USER, "Cannot answer: the user is not known here.");
    }
  }

  private static TableView view(TableContract contract) {
    return new TableView(
        null,
        publicColumns(contract).stream()
            .collect(
                Collectors.toMap(
                    ColumnContract::name, column -> functions.col("`" + column.name() + "`"))));
  }

  private static List<ColumnContract> publicColumns(TableContract contract) {
    return contract.columns().stream().filter(c -> c.grade() == Grade.PUBLIC).toList();
  }

  @Override
  public List<VisibleTable> visible(Asker asker) throws Denied {
    requireKnown(asker);
    return TableContracts.inLayer("published").stream()
        .map(
            contract ->
                new VisibleTable(
                    contract.name(),
                    contract.grain(),
                    publicColumns(contract).stream()
                        .map(
                            c ->
                                new VisibleTable.VisibleColumn(
                                    c.name(), c.type(), c.grade().word(), c.description()))
                        .toList()))
        .toList();
  }
}
