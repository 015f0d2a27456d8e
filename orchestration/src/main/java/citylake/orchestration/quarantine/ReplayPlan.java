package citylake.orchestration.quarantine;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import citylake.etl.dump.KeptRecords;
import citylake.etl.source.Source;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What judging open records again would come to under today's declarations, before anything is
 * done.
 *
 * @param groups records by source, night and reason, and what would become of them
 * @param undeclared sources with records that are left out, because nobody declares them here
 * @param waiting records left out because somebody has decided about them already
 */
public record ReplayPlan(
    long release, List<Group> groups, List<String> undeclared, long waiting, List<Part> parts) {

  /**
   * @param now what it comes to: {@code would_pass}, or the code of the reason for which it would
   *     be refused again. Whether one that passes is new, corrects or repeats shows when it is
   *     done.
   */
  public record Group(String source, String night, String reason, String now, long records) {}

  /** The open records of one delivery. */
  public record Part(String source, String cityCode, String delivery, List<Long> records) {}

  public long records() {
    return groups.stream().mapToLong(Group::records).sum();
  }

  /** How many would get through the declarations. */
  public long passing() {
    return groups.stream()
        .filter(group -> group.now().equals("would_pass"))
        .mapToLong(Group::records)
        .sum();
  }

  public static ReplayPlan of(Quarantine quarantine, Choice choice, List<Source> sources) {
    return quarantine.read(
        choice.in(Standing.OPEN),
        open -> {
          Dataset<Row> free = open.filter(col("waits").isNull()).persist();
          try {
            return plan(quarantine, free, open.filter(col("waits").isNotNull()).count(), sources);
          } finally {
            free.unpersist();
          }
        });
  }

  private static ReplayPlan plan(
      Quarantine quarantine, Dataset<Row> free, long waiting, List<Source> sources) {
    Map<String, Source> declared = new TreeMap<>();
    sources.forEach(source -> declared.put(source.name(), source));
    List<String> undeclared = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    for (Row row :
        free.select("source", "night").distinct().orderBy("source", "night").collectAsList()) {
      Source source = declared.get(row.getString(0));
      if (source == null) {
        undeclared.add(row.getString(0));
      } else {
        LocalDate night = LocalDate.parse(row.get(1).toString());
        Dataset<Row> ofNight =
            free.filter(col("source").equalTo(source.name()).and(col("night").equalTo(lit(night))));
        groups.addAll(groups(source, night, ofNight));
        parts.addAll(parts(source, ofNight));
      }
    }
    return new ReplayPlan(
        quarantine.release(),
        List.copyOf(groups),
        undeclared.stream().distinct().toList(),
        waiting,
        List.copyOf(parts));
  }

  private static List<Group> groups(Source source, LocalDate night, Dataset<Row> records) {
    Dataset<Row> judged =
        source
            .candidates(KeptRecords.split(records, source.dumpShape()), night)
            .select(
                col("_delivery").as("delivery"),
                col("_record_no").as("record_no"),
                when(col("_fault").isNull(), lit("would_pass"))
                    .when(col("_fault").rlike("^[a-z][a-z0-9_]*$"), col("_fault"))
                    .otherwise(lit("unreadable_record"))
                    .as("now"));
    return records
        .select("delivery", "record_no", "reason")
        .join(judged, new String[] {"delivery", "record_no"}, "inner")
        .groupBy("reason", "now")
        .agg(count(lit(1)))
        .orderBy(asc("reason"), asc("now"))
        .collectAsList()
        .stream()
        .map(
            row ->
                new Group(
                    source.name(),
                    night.toString(),
                    row.getString(0),
                    row.getString(1),
                    row.getLong(2)))
        .toList();
  }

  private static List<Part> parts(Source source, Dataset<Row> records) {
    return records
        .groupBy("delivery")
        .agg(collect_list(col("record_no")))
        .orderBy("delivery")
        .collectAsList()
        .stream()
        .map(
            row ->
                new Part(
                    source.name(),
                    source.city().cityCode(),
                    row.getString(0),
                    row.<Long>getList(1)))
        .toList();
  }

  /** The decisions that carry the plan out: one a delivery. */
  public List<Decision> decisions(String by, String why, Clock clock) {
    return parts.stream()
        .map(
            part ->
                Decision.of(
                    Decision.Action.REPLAY,
                    part.source(),
                    part.cityCode(),
                    part.delivery(),
                    part.records(),
                    by,
                    clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS),
                    why))
        .toList();
  }
}
