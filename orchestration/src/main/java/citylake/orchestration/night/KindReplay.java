package citylake.orchestration.night;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.etl.outcome.ReplayedKeys;
import citylake.etl.source.Source;
import citylake.lake.NightTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Refused records of one kind that are judged again, and the past of the keys that they touch. Read
 * from what is released, so a repeated run decides the same.
 */
final class KindReplay implements AutoCloseable {
  private static final String[] PLACE = DecidedRecords.PLACE;
  private static final String NO_MATCH = "retraction_without_match";

  private final TableName table;
  private final List<Source> concerned;
  private final List<Source> declared;
  private final ChosenRecords chosen;
  private final SparkSession session;
  private final NightTables tables;
  private final KeptRows kept = new KeptRows();
  private ReplayedKeys keys;
  private Dataset<Row> places;
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
    RawCandidates candidates = new RawCandidates(declared, chosen, session, tables, kept);
    Dataset<Row> places = places();
    Dataset<Row> again =
        keep(
            candidates.of(
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
    Dataset<Row> open = refusals().but(places);
    Dataset<Row> unmatched = keep(open.filter(col("reason").equalTo(NO_MATCH)));
    if (existing.isEmpty() && unmatched.isEmpty()) {
      return ReplayedKeys.of(again, Optional.empty(), Optional.empty(), contract().keyColumns());
    }
    Dataset<Row> withheld =
        open.filter(col("reason").notEqual(NO_MATCH)).select(PLACE[0], PLACE[1]);
    Dataset<Row> notPast = keep(withheld.union(places.select(PLACE[0], PLACE[1])));
    Dataset<Row> ofKeys = keep(candidates.placesOfKeys(notPast, touched, key));
    Dataset<Row> past = keep(candidates.of(declared, raw -> raw.join(ofKeys, PLACE, "left_semi")));
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

  private OpenRefusals refusals() {
    return new OpenRefusals(names(), chosen, session, tables);
  }

  /** Chosen records that are refused as delivered, with the decision about each. */
  private Dataset<Row> places() {
    if (places == null) {
      places =
          keep(chosen.places(session, names()).join(refusals().everRefused(), PLACE, "left_semi"));
    }
    return places;
  }

  /** Chosen records that a backfill has accepted since: there is nothing to judge again. */
  private Dataset<Row> overtaken() {
    return chosen
        .places(session, names())
        .join(refusals().everRefused(), PLACE, "left_anti")
        .withColumn("outcome", lit(RenewedResolutions.OVERTAKEN))
        .withColumn("reason", lit(null).cast("string"));
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
   * One row a record that was judged again, or need not be: {@code source, delivery, record_no,
   * decision, action, outcome, reason}. A retraction that nobody chose is there only if it has
   * found its match.
   */
  Dataset<Row> resolutions() {
    if (resolutions == null) {
      resolutions =
          keep(
              keys()
                  .outcomes()
                  .select(
                      col("_source").as("source"),
                      col("_delivery").as("delivery"),
                      col("_record_no").as("record_no"),
                      col("outcome"),
                      ResolutionStep.code(col("reason")).as("reason"))
                  .join(places().drop("source"), PLACE, "left_outer")
                  .filter(col("decision").isNotNull().or(col("outcome").notEqual("quarantined")))
                  .withColumn("action", coalesce(col("action"), lit("replay")))
                  .unionByName(overtaken()));
    }
    return resolutions;
  }

  /** See {@link ReplayedKeys#reclassified}. */
  Map<String, Long> reclassified() {
    return keys().reclassified();
  }

  private Dataset<Row> keep(Dataset<Row> rows) {
    return kept.keep(rows);
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
    kept.close();
  }
}
