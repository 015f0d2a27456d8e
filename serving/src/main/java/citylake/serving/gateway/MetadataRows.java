package citylake.serving.gateway;

import citylake.governance.enforce.AllowedFunctions;
import citylake.governance.gate.VisibleTable;
import citylake.serving.gateway.wire.SqlType;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;

/**
 * Rows of the lists that tools ask for. There is one catalog, {@code lake}, and it stands in every
 * row: tools that draw a tree look under it, and one that is told of no catalog at one place and of
 * one at another draws an empty tree.
 */
final class MetadataRows {
  static final String CATALOG = "lake";
  static final String TABLE = "TABLE";
  private static final int DECIMAL_RADIX = 10;

  private MetadataRows() {}

  /**
   * @param catalog as asked for; null, empty and {@code %} stand for any
   */
  static boolean isOurs(String catalog) {
    return catalog == null || catalog.isEmpty() || NamePattern.of(catalog).matches(CATALOG);
  }

  static List<Object[]> catalogs() {
    return List.<Object[]>of(new Object[] {CATALOG});
  }

  static List<Object[]> schemas(List<VisibleTable> visible, NamePattern schemas) {
    return names(visible, schemas).map(schema -> new Object[] {schema, CATALOG}).toList();
  }

  static List<Object[]> schemaNames(List<VisibleTable> visible, NamePattern schemas) {
    return names(visible, schemas).map(schema -> new Object[] {schema}).toList();
  }

  private static Stream<String> names(List<VisibleTable> visible, NamePattern schemas) {
    return visible.stream().map(table -> table.table().layer()).distinct().filter(schemas::matches);
  }

  static List<Object[]> tables(
      List<VisibleTable> visible, NamePattern schemas, NamePattern tables) {
    return chosen(visible, schemas, tables)
        .map(
            table ->
                new Object[] {
                  CATALOG,
                  table.table().layer(),
                  table.table().table(),
                  TABLE,
                  table.meaning(),
                  null,
                  null,
                  null,
                  null,
                  null
                })
        .toList();
  }

  private static Stream<VisibleTable> chosen(
      List<VisibleTable> visible, NamePattern schemas, NamePattern tables) {
    return visible.stream()
        .filter(table -> schemas.matches(table.table().layer()))
        .filter(table -> tables.matches(table.table().table()));
  }

  static List<Object[]> columns(
      List<VisibleTable> visible, NamePattern schemas, NamePattern tables, NamePattern columns) {
    return chosen(visible, schemas, tables).flatMap(table -> columns(table, columns)).toList();
  }

  private static Stream<Object[]> columns(VisibleTable table, NamePattern asked) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      VisibleTable.VisibleColumn column = table.columns().get(i);
      if (asked.matches(column.name())) {
        rows.add(row(table, column, i + 1));
      }
    }
    return rows.stream();
  }

  private static Object[] row(VisibleTable table, VisibleTable.VisibleColumn column, int position) {
    DataType spark = DataType.fromDDL(column.type());
    SqlType type = SqlType.of(spark);
    Integer size =
        spark instanceof DecimalType decimal
            ? Integer.valueOf(decimal.precision())
            : type.precision();
    Integer digits = spark instanceof DecimalType decimal ? Integer.valueOf(decimal.scale()) : null;
    return new Object[] {
      CATALOG,
      table.table().layer(),
      table.table().table(),
      column.name(),
      type.jdbc(),
      type.name(),
      size,
      null,
      digits,
      type.isNumber() ? DECIMAL_RADIX : null,
      DatabaseMetaData.columnNullable,
      "%s (%s)".formatted(column.meaning(), column.grade()),
      null,
      null,
      null,
      null,
      position,
      "YES",
      null,
      null,
      null,
      null,
      "NO"
    };
  }

  static List<Object[]> functionNames(NamePattern asked) {
    return allowed(asked).map(name -> new Object[] {name}).toList();
  }

  private static Stream<String> allowed(NamePattern asked) {
    return AllowedFunctions.names().stream().filter(asked::matches).sorted();
  }

  static List<Object[]> functions(NamePattern asked) {
    return allowed(asked)
        .map(
            name ->
                new Object[] {null, null, name, null, DatabaseMetaData.functionResultUnknown, name})
        .toList();
  }

  static List<Object[]> types() {
    return Arrays.stream(SqlType.values())
        .map(
            type ->
                new Object[] {
                  type.name(),
                  type.jdbc(),
                  type.precision(),
                  null,
                  null,
                  null,
                  (short) DatabaseMetaData.typeNullable,
                  type == SqlType.STRING,
                  (short) DatabaseMetaData.typeSearchable,
                  !type.isNumber(),
                  false,
                  false,
                  null,
                  (short) 0,
                  (short) (type == SqlType.DECIMAL ? type.precision() : 0),
                  null,
                  null,
                  type.isNumber() ? DECIMAL_RADIX : null
                })
        .toList();
  }
}
