package citylake.orchestration.night;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.outcome.Outcome;
import citylake.etl.outcome.RefusalWords;
import citylake.lake.Attempt;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Refused records → quarantine.record, with bytes, position and reason; kept over nights. */
final class QuarantineStep implements DeliveryStep {
  private static final String[] PLACE = {"delivery", "record_no"};

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
  public long rowsRead(NightContext night) {
    return night.intake().records();
  }

  @Override
  public void write(NightContext night, Attempt attempt) {
    List<KindIntake> refusing = night.kinds().stream().filter(QuarantineStep::anyRefused).toList();
    if (!refusing.isEmpty()) {
      Dataset<Row> refused =
          refusing.stream()
              .map(kind -> kind.decisions().refused())
              .reduce(Dataset::union)
              .orElseThrow();
      attempt.append(rows(RawStep.records(refusing, night), refused));
    }
  }

  private static boolean anyRefused(KindIntake kind) {
    return kind.decisions().counts().values().stream()
        .anyMatch(outcomes -> outcomes.containsKey(Outcome.QUARANTINED));
  }

  /**
   * The rows of refused records.
   *
   * @param records with the columns of raw.record; those refused are among them
   * @param refused {@code _delivery, _record_no, reason}
   */
  static Dataset<Row> rows(Dataset<Row> records, Dataset<Row> refused) {
    return records
        .join(broadcast(refused.toDF("delivery", "record_no", "refused_for")), PLACE, "inner")
        .select(
            col("source"),
            col("city_code"),
            col("kind"),
            col("night"),
            col("delivery"),
            col("file"),
            col("record_no"),
            col("byte_offset"),
            code().as("reason"),
            words().as("detail"),
            col("record"),
            col("content_hash"));
  }

  /** A record that cannot be read has its fault in words; all others have a code. */
  private static Column code() {
    return when(col("fault").isNotNull(), lit(RefusalWords.UNREADABLE))
        .otherwise(col("refused_for"));
  }

  private static Column words() {
    Column words = when(col("fault").isNotNull(), col("fault"));
    for (Map.Entry<String, String> reason : RefusalWords.byReason().entrySet()) {
      words = words.when(col("refused_for").equalTo(reason.getKey()), lit(reason.getValue()));
    }
    return words.otherwise(col("refused_for"));
  }
}
