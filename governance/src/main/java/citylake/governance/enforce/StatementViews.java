package citylake.governance.enforce;

import citylake.ddl.TableName;
import java.util.Optional;

/** What one statement's asker may see; empty for tables of which they may see nothing. */
public interface StatementViews {
  Optional<TableView> of(TableName table);
}
