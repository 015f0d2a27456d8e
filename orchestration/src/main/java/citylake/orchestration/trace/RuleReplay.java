package citylake.orchestration.trace;

import citylake.etl.source.RowColumns;
import citylake.etl.source.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Applies a vendor's SELECT, as it is declared now, to raw records again: what a row says must come
 * out once more.
 */
final class RuleReplay {
  private final SparkSession session;
  private final Source source;

  RuleReplay(SparkSession session, Source source) {
    this.session = session;
    this.source = source;
  }

  /** Candidate rows of the records, each of its own night, in no particular order. */
  List<Row> candidates(List<RawRecord> records) {
    Map<LocalDate, List<RawRecord>> byNight =
        records.stream()
            .collect(Collectors.groupingBy(RawRecord::night, TreeMap::new, Collectors.toList()));
    List<Row> rows = new ArrayList<>();
    byNight.forEach(
        (night, ofNight) ->
            rows.addAll(
                source
                    .candidates(
                        session.createDataFrame(
                            ofNight.stream().map(this::dumpRow).toList(), dumpSchema()),
                        night)
                    .collectAsList()));
    return rows;
  }

  private Row dumpRow(RawRecord record) {
    Map<String, String> fields = RecordFields.of(record, source.dumpShape());
    List<Object> values = new ArrayList<>();
    source.dumpShape().fields().forEach(field -> values.add(fields.get(field)));
    values.add(record.delivery());
    values.add(record.file());
    values.add(record.recordNo());
    values.add(record.byteOffset());
    values.add(HexFormat.of().parseHex(record.contentHash()));
    values.add(null);
    return RowFactory.create(values.toArray());
  }

  /** The dump's fields and what is passed on with them. */
  private StructType dumpSchema() {
    StructType schema = new StructType();
    for (String field : source.dumpShape().fields()) {
      schema = schema.add(field, DataTypes.StringType);
    }
    for (String column : RowColumns.PASSED_ON) {
      schema =
          schema.add(
              column,
              switch (column) {
                case "_record_no", "_byte_offset" -> DataTypes.LongType;
                case "_content_hash" -> DataTypes.BinaryType;
                default -> DataTypes.StringType;
              });
    }
    return schema;
  }
}
