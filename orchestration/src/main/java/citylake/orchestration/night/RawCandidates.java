package citylake.orchestration.night;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import citylake.ddl.Tables;
import citylake.etl.dump.KeptRecords;
import citylake.etl.outcome.ReplayedKeys;
import citylake.etl.source.Source;
import citylake.lake.NightTables;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Raw records of a release as candidates, each judged as of its own night. One that has been
 * repaired has the bytes that it should have had, as long as it is refused as delivered.
 *
 * @param declared sources of one kind and some cities
 */
record RawCandidates(
    List<Source> declared,
    ChosenRecords chosen,
    SparkSession session,
    NightTables tables,
    KeptRows kept) {
  private static final String[] PLACE = DecidedRecords.PLACE;

  /**
   * @param narrowing which records the question is about, out of a source's raw ones
   */
  Dataset<Row> of(List<Source> sources, UnaryOperator<Dataset<Row>> narrowing) {
    Dataset<Row> all = null;
    for (Source source : sources) {
      Dataset<Row> records = kept.keep(narrowing.apply(effective(source)));
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

  /**
   * {@code delivery, record_no} of the records of some keys that have had their outcome, whatever a
   * night makes of them otherwise.
   *
   * @param notPast places of records that have had none
   * @param touched the keys
   */
  Dataset<Row> placesOfKeys(Dataset<Row> notPast, Dataset<Row> touched, String[] key) {
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

  private Dataset<Row> effective(Source source) {
    Dataset<Row> refused =
        tables
            .readReleased(Tables.QUARANTINE_RECORD)
            .filter(col("source").equalTo(source.name()))
            .select(PLACE[0], PLACE[1]);
    Dataset<Row> repairs = chosen.repairs(session, source.name()).join(refused, PLACE, "left_semi");
    return tables
        .readReleased(Tables.RAW_RECORD)
        .filter(col("source").equalTo(source.name()))
        .join(broadcast(repairs), PLACE, "left_outer")
        .withColumn("record", coalesce(col("repaired"), col("record")))
        .drop("repaired");
  }
}
