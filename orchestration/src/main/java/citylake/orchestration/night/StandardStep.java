package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.outcome.StandardRows;
import citylake.etl.source.Source;
import citylake.lake.Attempt;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Raw records of one kind → its standard table: new keys are added, known ones corrected or taken
 * back.
 */
final class StandardStep implements DeliveryStep {
  /** Kinds whose rows say more than at first: crashes, whether a driver left. */
  private static final Map<String, Integer> VERSIONS = Map.of("crash", 2);

  private final TableName table;
  private final List<Source> sources;

  StandardStep(TableName table, List<Source> sources) {
    this.table = table;
    this.sources = sources.stream().filter(source -> source.kind().equals(table.table())).toList();
  }

  @Override
  public String name() {
    return "standard_" + table.table();
  }

  @Override
  public List<TableName> inputs() {
    return List.of(Tables.RAW_RECORD);
  }

  @Override
  public TableName output() {
    return table;
  }

  @Override
  public Writes writes() {
    return Writes.MERGE_BY_KEY;
  }

  @Override
  public int version() {
    return VERSIONS.getOrDefault(table.table(), 1);
  }

  @Override
  public boolean hasWork(NightContext night) {
    return night.kind(table) != null;
  }

  @Override
  public Map<String, String> reads(NightContext night) {
    Map<String, String> reads = new TreeMap<>();
    night
        .kind(table)
        .deliveries()
        .forEach(
            delivery -> {
              reads.put(delivery.id(), delivery.file().name());
              reads.put(delivery.source().name(), delivery.source().declarationHash());
            });
    reads.put("released", Long.toString(night.tables().rowsReleased(table)));
    return reads;
  }

  /**
   * All declarations, for the plan; a night's fingerprint takes only those of the sources that
   * delivered.
   */
  @Override
  public String definition() {
    return "";
  }

  @Override
  public long rowsRead(NightContext night) {
    return night.kind(table).size();
  }

  @Override
  public void write(NightContext night, Attempt attempt) {
    KindIntake kind = night.kind(table);
    StandardRows rows =
        new StandardRows(
            kind.decisions(), kind.contract().columnNames(), YearMonth.from(night.date()));
    attempt.append(rows.added());
    Optional<Dataset<Row>> changed = rows.changed();
    if (changed.isPresent()) {
      Dataset<Row> kept = changed.get().persist(StorageLevel.MEMORY_AND_DISK());
      try {
        attempt.replaceWhereFirstSeen(kept, kind.contract().keyColumns());
      } finally {
        kept.unpersist();
      }
    }
  }

  List<Source> sources() {
    return sources;
  }
}
