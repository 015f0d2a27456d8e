package citylake.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.LocalSpark;
import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractsAndTablesAgreeIT {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @BeforeAll
  static void applyAllMigrations() {
    apply();
  }

  @ParameterizedTest
  @MethodSource("citylake.ddl.TableContracts#all")
  void tableHasExactlyTheDeclaredColumns(TableContract contract) {
    List<StructField> fields =
        Arrays.asList(spark.session().table("lake." + contract.name()).schema().fields());

    assertThat(fields.stream().map(ContractsAndTablesAgreeIT::described))
        .as("columns of %s; change the contract and add a migration together", contract.name())
        .containsExactlyElementsOf(
            contract.columns().stream().map(ContractsAndTablesAgreeIT::described).toList());
  }

  @ParameterizedTest
  @MethodSource("citylake.ddl.TableContracts#all")
  void tableIsCutSortedAndNamedAsDeclared(TableContract contract) throws Exception {
    Table table = icebergTable(contract);

    assertThat(
            table.spec().fields().stream()
                .map(
                    field ->
                        field.transform().isIdentity()
                            ? field.name()
                            : field.transform() + "(" + field.name() + ")"))
        .as("partitions of %s", contract.name())
        .containsExactlyElementsOf(contract.partitionedBy());
    assertThat(
            table.sortOrder().fields().stream()
                .map(field -> table.schema().findColumnName(field.sourceId())))
        .as("sort order of %s", contract.name())
        .containsExactlyElementsOf(contract.sortedBy());
    assertThat(table.properties().get("comment")).isEqualTo(contract.grain());
  }

  @ParameterizedTest
  @MethodSource("citylake.ddl.TableContracts#all")
  void tableIsKeptAsEveryTableIs(TableContract contract) throws Exception {
    assertThat(icebergTable(contract).properties())
        .containsEntry("write.delete.mode", "copy-on-write")
        .containsEntry("write.update.mode", "copy-on-write")
        .containsEntry("write.merge.mode", "copy-on-write")
        .containsEntry("write.parquet.compression-codec", "zstd")
        .containsEntry("write.parquet.compression-level", "1")
        .containsEntry("write.metadata.compression-codec", "gzip")
        .containsEntry("write.metadata.delete-after-commit.enabled", "true")
        .containsEntry("write.metadata.previous-versions-max", "20")
        .doesNotContainKey("history.expire.max-ref-age-ms");
    assertThat(TableUtil.formatVersion(icebergTable(contract))).isEqualTo(2);
  }

  /** Manifests stay plain where data files are encrypted. */
  @ParameterizedTest
  @MethodSource("citylake.ddl.TableContracts#all")
  void noBoundsOfCloselyKeptColumnsGoIntoManifests(TableContract contract) throws Exception {
    Table table = icebergTable(contract);

    contract.columns().stream()
        .filter(column -> column.grade().compareTo(Grade.SENSITIVE) >= 0)
        .filter(column -> !column.type().contains("<"))
        .forEach(
            column ->
                assertThat(table.properties())
                    .as("metrics of %s.%s", contract.name(), column.name())
                    .containsEntry("write.metadata.metrics.column." + column.name(), "counts"));
  }

  @ParameterizedTest
  @MethodSource("citylake.ddl.TableContracts#all")
  void everyRuleIsAPredicateOverItsTable(TableContract contract) {
    for (Expectation expectation : contract.expectations()) {
      Dataset<Row> asked =
          spark
              .session()
              .sql("SELECT %s FROM lake.%s".formatted(expectation.holds(), contract.name()));

      assertThat(asked.schema().apply(0).dataType())
          .as("rule %s of %s", expectation.name(), contract.name())
          .isEqualTo(DataTypes.BooleanType);
    }
  }

  @Test
  void noTableIsWithoutAContract() {
    List<String> tables =
        spark.session().sql("SHOW NAMESPACES IN lake").collectAsList().stream()
            .flatMap(
                layer ->
                    spark
                        .session()
                        .sql("SHOW TABLES IN lake." + layer.getString(0))
                        .collectAsList()
                        .stream())
            .map(table -> table.getString(0) + "." + table.getString(1))
            .toList();

    assertThat(tables)
        .containsExactlyInAnyOrderElementsOf(
            TableContracts.all().stream().map(contract -> contract.name().toString()).toList());
  }

  @Test
  void migrationThatWasCutOffCanBeRunAgain() throws Exception {
    String before = icebergTable(TableContracts.of(Tables.STANDARD_INCIDENT)).uuid().toString();

    apply();

    assertThat(icebergTable(TableContracts.of(Tables.STANDARD_INCIDENT)).uuid().toString())
        .isEqualTo(before);
  }

  private static void apply() {
    spark.session().sql("USE lake");
    for (Migration migration : Migrations.all()) {
      migration.carryOut(spark.session()::sql);
    }
  }

  private static Table icebergTable(TableContract contract)
      throws ParseException, NoSuchTableException {
    return Spark3Util.loadIcebergTable(spark.session(), "lake." + contract.name());
  }

  private static String described(StructField field) {
    return "%s %s%s '%s'"
        .formatted(
            field.name(),
            field.dataType().sql(),
            field.nullable() ? "" : " NOT NULL",
            field.getComment().getOrElse(() -> ""));
  }

  private static String described(ColumnContract column) {
    return "%s %s%s '%s'"
        .formatted(
            column.name(),
            DataType.fromDDL(column.type()).sql(),
            column.required() ? " NOT NULL" : "",
            column.description());
  }
}
