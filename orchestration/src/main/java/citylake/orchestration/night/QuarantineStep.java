package citylake.orchestration.night;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.outcome.Outcome;
import citylake.etl.outcome.RefusalWords;
import citylake.etl.source.Source;
import citylake.lake.Attempt;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Refused records → quarantine.record, with bytes, position and reason; kept over nights. */
final class QuarantineStep implements DeliveryStep {
  private final List<TableName> kinds;

  /**
   * @param kinds standard tables that the night has steps for
   */
  QuarantineStep(List<TableName> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  @Override
  public String name() {
    return "quarantine_record";
  }

  @Override
  public List<TableName> inputs() {
    return Stream.concat(Stream.of(Tables.RAW_RECORD), kinds.stream()).toList();
  }

  @Override
  public TableName output() {
    return Tables.QUARANTINE_RECORD;
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
    for (KindIntake kind : night.kinds()) {
      kind.deliveries()
          .forEach(
              delivery -> {
                reads.put(delivery.id(), delivery.file().name());
                reads.put(delivery.source().name(), delivery.source().declarationHash());
              });
      reads.put(kind.table().toString(), Long.toString(night.tables().rowsReleased(kind.table())));
    }
    reads.put("released", Long.toString(night.tables().rowsReleased(output())));
    return reads;
  }

  @Override
  public void write(NightContext night, Attempt attempt) {
    for (KindIntake kind : night.kinds()) {
      boolean anyRefused =
          kind.decisions().counts().values().stream()
              .anyMatch(outcomes -> outcomes.containsKey(Outcome.QUARANTINED));
      if (anyRefused) {
        Dataset<Row> refused = kind.decisions().refused();
        kind.dumps()
            .forEach((source, dump) -> attempt.append(rows(source, dump, refused, night.date())));
      }
    }
  }

  /** The refused records of one source and night. */
  static Dataset<Row> rows(
      Source source, Dataset<Row> dump, Dataset<Row> refused, LocalDate night) {
    return dump.join(
            broadcast(refused),
            scala.jdk.javaapi.CollectionConverters.asScala(List.of("_delivery", "_record_no"))
                .toSeq(),
            "inner")
        .select(
            lit(source.name()).as("source"),
            lit(source.city().cityCode()).as("city_code"),
            lit(source.kind()).as("kind"),
            lit(java.sql.Date.valueOf(night)).as("night"),
            col("_delivery").as("delivery"),
            col("_file").as("file"),
            col("_record_no").as("record_no"),
            col("_byte_offset").as("byte_offset"),
            code().as("reason"),
            words().as("detail"),
            col("_record").as("record"),
            col("_content_hash").as("content_hash"));
  }

  /** A record that cannot be read has its fault in words; all others have a code. */
  private static Column code() {
    return when(col("_fault").isNotNull(), lit(RefusalWords.UNREADABLE)).otherwise(col("reason"));
  }

  private static Column words() {
    Column words = when(col("_fault").isNotNull(), col("_fault"));
    for (Map.Entry<String, String> reason : RefusalWords.byReason().entrySet()) {
      words = words.when(col("reason").equalTo(reason.getKey()), lit(reason.getValue()));
    }
    return words.otherwise(col("reason"));
  }
}
