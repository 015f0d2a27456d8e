package citylake.orchestration.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.dump.DumpUnion;
import citylake.etl.source.Source;
import citylake.lake.Attempt;
import citylake.orchestration.delivery.Delivery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * City dumps → raw.record: each record's exact bytes, with file, number, offset and hash. Evidence.
 */
final class RawStep implements DeliveryStep {
  @Override
  public String name() {
    return "raw_record";
  }

  @Override
  public TableName output() {
    return Tables.RAW_RECORD;
  }

  @Override
  public Writes writes() {
    return Writes.APPEND;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean hasWork(NightContext night) {
    return !night.intake().taken().isEmpty();
  }

  @Override
  public Map<String, String> reads(NightContext night) {
    Map<String, String> reads = new TreeMap<>();
    for (Delivery delivery : night.intake().taken()) {
      reads.put(delivery.id(), delivery.file().name());
      reads.put(delivery.source().name(), delivery.source().declarationHash());
    }
    reads.put("released", Long.toString(night.tables().rowsReleased(output())));
    return reads;
  }

  @Override
  public long rowsRead(NightContext night) {
    return night.intake().records();
  }

  @Override
  public void write(NightContext night, Attempt attempt) {
    attempt.append(records(night.kinds(), night));
  }

  /** The records of the night's deliveries of some kinds, at least one. */
  static Dataset<Row> records(List<KindIntake> kinds, NightContext night) {
    List<DumpUnion.Records> records = new ArrayList<>();
    for (KindIntake kind : kinds) {
      kind.bySource()
          .forEach((source, files) -> records.add(recordsOf(source, files, night.date())));
    }
    return records(night.session(), records);
  }

  /** The records of these dumps, at least one. */
  static Dataset<Row> records(SparkSession session, List<DumpUnion.Records> dumps) {
    return TableRows.of(session, DumpUnion.ofRecords(dumps)).select(columns(name -> col(name)));
  }

  /** Some records of one source and night. */
  static Dataset<Row> records(Source source, Dataset<Row> dump, LocalDate night) {
    Map<String, Object> ofSource = ofSource(source, night);
    return dump.select(columns(name -> lit(ofSource.get(name)).as(name)));
  }

  /** What one source delivered in one night. */
  static DumpUnion.Records recordsOf(Source source, List<Delivery> files, LocalDate night) {
    return new DumpUnion.Records(
        source.dumpShape(),
        files.stream().map(Delivery::landedFile).toList(),
        ofSource(source, night));
  }

  private static Map<String, Object> ofSource(Source source, LocalDate night) {
    Map<String, Object> ofSource = new LinkedHashMap<>();
    ofSource.put("source", source.name());
    ofSource.put("city_code", source.city().cityCode());
    ofSource.put("kind", source.kind());
    ofSource.put("night", java.sql.Date.valueOf(night));
    return ofSource;
  }

  private static Column[] columns(Function<String, Column> ofSource) {
    return new Column[] {
      ofSource.apply("source"),
      ofSource.apply("city_code"),
      ofSource.apply("kind"),
      ofSource.apply("night"),
      col("_delivery").as("delivery"),
      col("_file").as("file"),
      col("_record_no").as("record_no"),
      col("_byte_offset").as("byte_offset"),
      col("_record").as("record"),
      col("_content_hash").as("content_hash"),
      col("_fault").as("fault")
    };
  }
}
