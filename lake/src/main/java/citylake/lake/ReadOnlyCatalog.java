package citylake.lake;

import java.util.Arrays;
import java.util.Map;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.spark.sql.catalyst.analysis.NoSuchViewException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.NamespaceChange;
import org.apache.spark.sql.connector.catalog.StagedTable;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.catalog.TableInfo;
import org.apache.spark.sql.connector.catalog.View;
import org.apache.spark.sql.connector.catalog.ViewChange;
import org.apache.spark.sql.connector.catalog.ViewInfo;
import org.apache.spark.sql.connector.catalog.procedures.UnboundProcedure;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;

/**
 * An Iceberg catalog on which every way to change anything is refused.
 *
 * <p>ALTER and CALL reach a catalog straight from the analyser, so each method is overridden here;
 * the deprecated ones too, because Spark still offers them.
 */
abstract class ReadOnlyCatalog extends SparkCatalog {
  static UnsupportedOperationException refused(String what, Object name) {
    String shown =
        name instanceof String[] parts ? String.join(".", Arrays.asList(parts)) : name.toString();
    return new UnsupportedOperationException(
        "Cannot %s %s: readers see released tables and change nothing. Tables change by a night (citylake night) or by a rollback (citylake release rollback)."
            .formatted(what, shown));
  }

  @Override
  @Deprecated
  public Table createTable(
      Identifier ident, StructType schema, Transform[] parts, Map<String, String> properties) {
    throw refused("create", ident);
  }

  @Override
  public Table createTable(Identifier ident, TableInfo info) {
    throw refused("create", ident);
  }

  @Override
  @Deprecated
  public StagedTable stageCreate(
      Identifier ident, StructType schema, Transform[] parts, Map<String, String> properties) {
    throw refused("create", ident);
  }

  @Override
  public StagedTable stageCreate(Identifier ident, TableInfo info) {
    throw refused("create", ident);
  }

  @Override
  @Deprecated
  public StagedTable stageReplace(
      Identifier ident, StructType schema, Transform[] parts, Map<String, String> properties) {
    throw refused("replace", ident);
  }

  @Override
  public StagedTable stageReplace(Identifier ident, TableInfo info) {
    throw refused("replace", ident);
  }

  @Override
  @Deprecated
  public StagedTable stageCreateOrReplace(
      Identifier ident, StructType schema, Transform[] parts, Map<String, String> properties) {
    throw refused("replace", ident);
  }

  @Override
  public StagedTable stageCreateOrReplace(Identifier ident, TableInfo info) {
    throw refused("replace", ident);
  }

  @Override
  public Table alterTable(Identifier ident, TableChange... changes) {
    throw refused("alter", ident);
  }

  @Override
  public boolean dropTable(Identifier ident) {
    throw refused("drop", ident);
  }

  @Override
  public boolean purgeTable(Identifier ident) {
    throw refused("purge", ident);
  }

  @Override
  public void renameTable(Identifier from, Identifier to) {
    throw refused("rename", from);
  }

  @Override
  public void createNamespace(String[] namespace, Map<String, String> metadata) {
    throw refused("create", namespace);
  }

  @Override
  public void alterNamespace(String[] namespace, NamespaceChange... changes) {
    throw refused("alter", namespace);
  }

  @Override
  public boolean dropNamespace(String[] namespace, boolean cascade) {
    throw refused("drop", namespace);
  }

  @Override
  public View loadView(Identifier ident) throws NoSuchViewException {
    throw new NoSuchViewException(ident);
  }

  @Override
  public View createView(ViewInfo info) {
    throw refused("create", info.ident());
  }

  @Override
  public View replaceView(
      Identifier ident,
      String sql,
      String currentCatalog,
      String[] currentNamespace,
      StructType schema,
      String[] queryColumnNames,
      String[] columnAliases,
      String[] columnComments,
      Map<String, String> properties) {
    throw refused("replace", ident);
  }

  @Override
  public View alterView(Identifier ident, ViewChange... changes) {
    throw refused("alter", ident);
  }

  @Override
  public boolean dropView(Identifier ident) {
    throw refused("drop", ident);
  }

  @Override
  public void renameView(Identifier from, Identifier to) {
    throw refused("rename", from);
  }

  @Override
  public Identifier[] listProcedures(String[] namespace) {
    return new Identifier[0];
  }

  @Override
  public UnboundProcedure loadProcedure(Identifier ident) {
    throw refused("call", ident);
  }
}
