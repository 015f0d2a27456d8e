package citylake.lineage.event;

import citylake.lineage.column.ColumnLineage;
import citylake.lineage.column.ColumnUse;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacetFieldsBuilder;
import io.openlineage.client.OpenLineage.InputField;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Column lineage in the words of OpenLineage. */
final class ColumnFacet {
  private final OpenLineage words;
  private final String namespace;

  ColumnFacet(OpenLineage words, String namespace) {
    this.words = words;
    this.namespace = namespace;
  }

  OpenLineage.ColumnLineageDatasetFacet of(ColumnLineage lineage) {
    ColumnLineageDatasetFacetFieldsBuilder fields =
        words.newColumnLineageDatasetFacetFieldsBuilder();
    lineage
        .columns()
        .forEach(
            (column, uses) ->
                fields.put(
                    column,
                    words
                        .newColumnLineageDatasetFacetFieldsAdditionalBuilder()
                        .inputFields(inputs(uses))
                        .build()));
    return words
        .newColumnLineageDatasetFacetBuilder()
        .fields(fields.build())
        .dataset(inputs(lineage.rows()))
        .build();
  }

  /** A column that is used in several ways is named once, with all of them. */
  private List<InputField> inputs(Collection<ColumnUse> uses) {
    Map<String, List<ColumnUse>> byColumn =
        uses.stream()
            .collect(Collectors.groupingBy(ColumnUse::name, TreeMap::new, Collectors.toList()));
    return byColumn.values().stream().map(this::input).toList();
  }

  private InputField input(List<ColumnUse> uses) {
    ColumnUse first = uses.get(0);
    return words
        .newInputFieldBuilder()
        .namespace(namespace)
        .name(first.table().toString())
        .field(first.column())
        .transformations(
            uses.stream()
                .map(
                    use ->
                        words
                            .newInputFieldTransformationsBuilder()
                            .type(use.how().isDirect() ? "DIRECT" : "INDIRECT")
                            .subtype(use.how().name())
                            .masking(false)
                            .build())
                .toList())
        .build();
  }
}
