package citylake.lineage.event;

import citylake.ddl.ColumnContract;
import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.lineage.column.ColumnLineage;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DatasetFacetsBuilder;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import java.util.ArrayList;
import java.util.List;

/** Tables and files as events name and describe them. */
public final class Datasets {
  private final OpenLineage words;
  private final String namespace;
  private final ColumnFacet columns;

  Datasets(OpenLineage words, String namespace) {
    this.words = words;
    this.namespace = namespace;
    this.columns = new ColumnFacet(words, namespace);
  }

  /** A delivered file that was read. */
  public InputDataset input(FileFacts file) {
    return words
        .newInputDatasetBuilder()
        .namespace(file.namespace())
        .name(file.name())
        .facets(
            words
                .newDatasetFacetsBuilder()
                .dataSource(words.newDatasourceDatasetFacetBuilder().name(file.namespace()).build())
                .build())
        .build();
  }

  /** A table that was read, at the snapshot that was read. */
  public InputDataset input(DatasetFacts table) {
    return words
        .newInputDatasetBuilder()
        .namespace(namespace)
        .name(table.table().toString())
        .facets(described(table).build())
        .build();
  }

  /** A table that was judged, with what became of each rule. */
  public InputDataset judged(DatasetFacts table, List<Judged> rules) {
    return words
        .newInputDatasetBuilder()
        .namespace(namespace)
        .name(table.table().toString())
        .facets(
            described(table)
                .dataQualityMetrics(
                    words
                        .newDataQualityMetricsDatasetFacetBuilder()
                        .rowCount(table.rows())
                        .bytes(table.bytes())
                        .fileCount(table.files())
                        .columnMetrics(
                            words.newDataQualityMetricsDatasetFacetColumnMetricsBuilder().build())
                        .build())
                .build())
        .inputFacets(
            words
                .newInputDatasetInputFacetsBuilder()
                .dataQualityAssertions(
                    words
                        .newDataQualityAssertionsDatasetFacetBuilder()
                        .assertions(rules.stream().map(this::assertion).toList())
                        .build())
                .build())
        .build();
  }

  /** A table that is made, as it is declared. */
  public OutputDataset output(DatasetFacts table, ColumnLineage lineage) {
    DatasetFacetsBuilder facets = described(table);
    if (!lineage.columns().isEmpty()) {
      facets.columnLineage(columns.of(lineage));
    }
    OpenLineage.OutputDatasetBuilder output =
        words
            .newOutputDatasetBuilder()
            .namespace(namespace)
            .name(table.table().toString())
            .facets(facets.build());
    if (table.rows() != null) {
      output.outputFacets(
          words
              .newOutputDatasetOutputFacetsBuilder()
              .outputStatistics(
                  words
                      .newOutputStatisticsOutputDatasetFacetBuilder()
                      .rowCount(table.rows())
                      .size(table.bytes())
                      .fileCount(table.files())
                      .build())
              .build());
    }
    return output.build();
  }

  private OpenLineage.DataQualityAssertionsDatasetFacetAssertions assertion(Judged rule) {
    return words
        .newDataQualityAssertionsDatasetFacetAssertionsBuilder()
        .assertion(rule.rule())
        .name(rule.rule())
        .success(rule.holds())
        .severity(rule.severity())
        .description(rule.reason())
        .actual("%d of %d rows miss it".formatted(rule.missed(), rule.rows()))
        .build();
  }

  private DatasetFacetsBuilder described(DatasetFacts table) {
    TableContract contract = TableContracts.of(table.table());
    DatasetFacetsBuilder facets =
        words
            .newDatasetFacetsBuilder()
            .documentation(
                words
                    .newDocumentationDatasetFacetBuilder()
                    .description(contract.purpose() + " Grain: " + contract.grain() + ".")
                    .build())
            .ownership(
                words
                    .newOwnershipDatasetFacetBuilder()
                    .owners(
                        List.of(
                            words
                                .newOwnershipDatasetFacetOwnersBuilder()
                                .name(contract.owner())
                                .type("OWNER")
                                .build()))
                    .build())
            .schema(words.newSchemaDatasetFacet(fields(contract)))
            .symlinks(
                words.newSymlinksDatasetFacet(
                    List.of(
                        words
                            .newSymlinksDatasetFacetIdentifiersBuilder()
                            .namespace(FileFacts.of(table.location(), 0).namespace())
                            .name(FileFacts.of(table.location(), 0).name())
                            .type("LOCATION")
                            .build())));
    if (table.snapshot() != null) {
      facets.version(words.newDatasetVersionDatasetFacet(Long.toString(table.snapshot())));
    }
    return facets;
  }

  private List<OpenLineage.SchemaDatasetFacetFields> fields(TableContract contract) {
    List<OpenLineage.SchemaDatasetFacetFields> fields = new ArrayList<>();
    for (ColumnContract column : contract.columns()) {
      fields.add(
          words
              .newSchemaDatasetFacetFieldsBuilder()
              .name(column.name())
              .type(column.type())
              .description(column.description())
              .ordinal_position(fields.size() + 1L)
              .build());
    }
    return fields;
  }
}
