package citylake.orchestration.night;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.dump.KeptRecords;
import citylake.etl.outcome.ReplayedKeys;
import citylake.etl.source.Source;
import citylake.lake.NightTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Refused records of one kind that are judged again, and the past of the keys that they touch. Read
 * from what is released, so a repeated run decides the same.
 */
final class KindReplay implements AutoCloseable {
  private static final String[] PLACE = {"delivery", "record_no"};
  private static final String NO_MATCH = "retraction_without_match";

  private final TableName table;
  private final List<Source> concerned;
  private final List<Source> declared;
  private final ChosenRecords chosen;
  private final SparkSession session;
  private final NightTables tables;
  private final List<Dataset<Row>> kept = new ArrayList<>();
  private ReplayedKeys keys;
  private Dataset<Row> resolutions;

  /**
   * @param concerned sources with records to judge again
   * @param sources all that are declared
   */
  KindReplay(
      TableName table,
      List<Source> concerned,
      List<Source> sources,
      ChosenRecords chosen,
      SparkSession session,
      NightTables tables) {
    this.table = table;
    this.concerned = concerned;
    this.declared =
        sources.stream()
            .filter(source -> source.kind().equals(table.table()))
            .filter(source -> cityCodes(concerned).contains(source.city().cityCode()))
            .toList();
    this.chosen = chosen;
    this.session = session;
    this.tables = tables;
  }

  TableName table() {
    return table;
  }

  TableContract contract() {
    return TableContracts.of(table);
  }

  List<Source> sources() {
    return concerned;
  }

  private static List<String> cityCodes(List<Source> sources) {
    return sources.stream().map(source -> source.city().cityCode()).distinct().sorted().toList();
  }

  private List<String> names() {
    return declared.stream().map(Source::name).toList();
  }

  /** What becomes of the keys; computed once. */
  ReplayedKeys keys() {
    if (keys == null) {
      keys = play();
    }
    return keys;
  }

  private ReplayedKeys play() {
    Dataset<Row> places = keep(chosen.places(session, names()));
    Dataset<Row> again =
        keep(
            candidates(
                concerned,
                raw -> raw.join(broadcast(places.select(PLACE[0], PLACE[1])), PLACE, "left_semi")));
    String[] key = contract().keyColumns().toArray(String[]::new);
    Dataset<Row> touched =
        keep(again.filter(col("_fault").isNull()).select(columns(key)).na().drop().distinct());
    Dataset<Row> existing =
        keep(
            tables
                .readReleased(table)
                .filter(col("city_code").isin(cityCodes(concerned).toArray()))
                .join(touched, key, "left_semi"));
    refuseUndeclared(existing);
    Dataset<Row> open = open(places);
    Dataset<Row> unmatched = keep(open.filter(col("reason").equalTo(NO_MATCH)));
    if (existing.isEmpty() && unmatched.isEmpty()) {
      return ReplayedKeys.of(again, Optional.empty(), Optional.empty(), contract().keyColumns());
    }
    Dataset<Row> withheld =
        open.filter(col("reason").notEqual(NO_MATCH)).select(PLACE[0], PLACE[1]);
    Dataset<Row> notPast = keep(withheld.union(places.select(PLACE[0], PLACE[1])));
    Dataset<Row> ofKeys = keep(placesOfKeys(notPast, touched, key));
    Dataset<Row> past = keep(candidates(declared, raw -> raw.join(ofKeys, PLACE, "left_semi")));
    Dataset<Row> retractions =
        past.join(
            unmatched.select(col("delivery").as("_delivery"), col("record_no").as("_record_no")),
            new String[] {"_delivery", "_record_no"},
            "left_semi");
    Dataset<Row> settled =
        past.join(
            unmatched.select(col("delivery").as("_delivery"), col("record_no").as("_record_no")),
            new String[] {"_delivery", "_record_no"},
            "left_anti");
    return ReplayedKeys.of(
        again.unionByName(retractions),
        Optional.of(settled),
        Optional.of(existing),
        contract().keyColumns());
  }

  /**
   * Records of these keys that have had their outcome, whatever a night makes of them otherwise.
   */
  private Dataset<Row> placesOfKeys(Dataset<Row> notPast, Dataset<Row> touched, String[] key) {
    Dataset<Row> found = null;
    for (Source source : declared) {
      Dataset<Row> raw = effective(source).join(notPast, PLACE, "left_anti");
      Dataset<Row> ofSource =
          source
              .candidates(KeptRecords.split(raw, source.dumpShape()), LocalDate.EPOCH)
              .join(touched, key, "left_semi")
              .select(col("_delivery").as("delivery"), col("_record_no").as("record_no"));
      found = found == null ? ofSource : found.union(ofSource);
    }
    return found;
  }

  /** Which records a question is about, out of a source's raw ones. */
  private interface Narrowing {
    Dataset<Row> of(Dataset<Row> raw);
  }

  /** Candidates of the records, each judged as of its own night. */
  private Dataset<Row> candidates(List<Source> sources, Narrowing narrowing) {
    Dataset<Row> all = null;
    for (Source source : sources) {
      Dataset<Row> records = keep(narrowing.of(effective(source)));
      for (Row night : records.select("night").distinct().orderBy("night").collectAsList()) {
        LocalDate date = LocalDate.parse(night.get(0).toString());
        Dataset<Row> ofNight =
            source
                .candidates(
                    KeptRecords.split(
                        records.filter(col("night").equalTo(lit(date))), source.dumpShape()),
                    date)
                .withColumn("_source", lit(source.name()))
                .withColumn(ReplayedKeys.NIGHT, lit(date.toString()));
        all = all == null ? ofNight : all.unionByName(ofNight);
      }
    }
    return all == null ? none() : all;
  }

  private Dataset<Row> none() {
    Source any = declared.get(0);
    return any.candidates(
            KeptRecords.split(tables.readReleased(Tables.RAW_RECORD).limit(0), any.dumpShape()),
            LocalDate.EPOCH)
        .withColumn("_source", lit(any.name()))
        .withColumn(ReplayedKeys.NIGHT, lit(""));
  }

  /** A source's raw records; one that has been repaired has the bytes that it should have had. */
  private Dataset<Row> effective(Source source) {
    return tables
        .readReleased(Tables.RAW_RECORD)
        .filter(col("source").equalTo(source.name()))
        .join(broadcast(chosen.repairs(session, source.name())), PLACE, "left_outer")
        .withColumn("record", coalesce(col("repaired"), col("record")))
        .drop("repaired");
  }

  /** Records of these sources that are in quarantine to this day, with today's reason. */
  private Dataset<Row> open(Dataset<Row> places) {
    Dataset<Row> refused =
        tables
            .readReleased(Tables.QUARANTINE_RECORD)
            .filter(col("source").isin(names().toArray()))
            .select("delivery", "record_no", "reason")
            .join(broadcast(places.select(PLACE[0], PLACE[1])), PLACE, "left_anti");
    Dataset<Row> latest =
        tables
            .readReleased(Tables.QUARANTINE_RESOLUTION)
            .filter(col("source").isin(names().toArray()))
            .groupBy("delivery", "record_no")
            .agg(
                org.apache
                    .spark
                    .sql
                    .functions
                    .max_by(col("outcome"), col("on_release"))
                    .as("outcome"),
                org.apache
                    .spark
                    .sql
                    .functions
                    .max_by(col("reason"), col("on_release"))
                    .as("last_reason"));
    Dataset<Row> closed =
        chosen
            .dismissed(session, names())
            .select(col("delivery"), col("record_no"), lit("dismissed").as("closed"));
    return refused
        .join(latest, PLACE, "left_outer")
        .join(broadcast(closed), PLACE, "left_outer")
        .filter(col("outcome").isNull().or(col("outcome").equalTo("quarantined")))
        .select(
            col("delivery"),
            col("record_no"),
            coalesce(col("closed"), col("last_reason"), col("reason")).as("reason"));
  }

  private void refuseUndeclared(Dataset<Row> existing) {
    List<String> unknown =
        existing.select("_row.source").distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .filter(source -> !names().contains(source))
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(
          "Cannot judge records of %s again: rows of the same keys come from %s, which is not declared here. Nothing was changed. Name the folder of its declaration with --sources."
              .formatted(table, String.join(", ", unknown)));
    }
  }

  /**
   * One row a record that was judged again: {@code source, delivery, record_no, decision, action,
   * outcome, reason}. A retraction that nobody chose is there only if it has found its match.
   */
  Dataset<Row> resolutions() {
    if (resolutions == null) {
      Column isCode = col("reason").rlike("^[a-z][a-z0-9_]*$");
      resolutions =
          keep(
              keys()
                  .outcomes()
                  .select(
                      col("_source").as("source"),
                      col("_delivery").as("delivery"),
                      col("_record_no").as("record_no"),
                      col("outcome"),
                      when(col("reason").isNull().or(isCode), col("reason"))
                          .otherwise(lit("unreadable_record"))
                          .as("reason"))
                  .join(chosen.places(session, names()), PLACE, "left_outer")
                  .filter(col("decision").isNotNull().or(col("outcome").notEqual("quarantined")))
                  .withColumn("action", coalesce(col("action"), lit("replay"))));
    }
    return resolutions;
  }

  /** See {@link ReplayedKeys#reclassified}. */
  Map<String, Long> reclassified() {
    return keys().reclassified();
  }

  private Dataset<Row> keep(Dataset<Row> rows) {
    Dataset<Row> persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(persisted);
    return persisted;
  }

  private static Column[] columns(String[] names) {
    Column[] columns = new Column[names.length];
    for (int i = 0; i < names.length; i++) {
      columns[i] = col(names[i]);
    }
    return columns;
  }

  @Override
  public void close() {
    if (keys != null) {
      keys.release();
    }
    kept.forEach(Dataset::unpersist);
  }
}
