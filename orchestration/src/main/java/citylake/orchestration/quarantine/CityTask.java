package citylake.orchestration.quarantine;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import citylake.etl.source.Source;
import citylake.etl.standard.CandidateRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What a city is asked to do about open records of one source and reason.
 *
 * @param owner contact of the city
 * @param due by when, counted from the oldest of the records
 * @param fields of the dump that are meant; empty where the whole record is
 * @param wanted what the city is asked for, in words
 * @param records all of them, with their places
 */
public record CityTask(
    String city,
    String source,
    String reason,
    String owner,
    LocalDate oldest,
    LocalDate due,
    long count,
    List<String> fields,
    String wanted,
    List<Place> records) {

  /** Where a record stands in a file of the city; nothing of what it says. */
  public record Place(String file, long recordNo) {}

  /** The tasks of these sources, the most pressing first. */
  public static List<CityTask> of(Quarantine quarantine, List<Source> sources, TaskDays days) {
    Map<String, Source> declared = new TreeMap<>();
    sources.forEach(source -> declared.put(source.name(), source));
    return quarantine.read(
        Choice.ALL.in(Standing.OPEN),
        open -> {
          var asked =
              open.filter(col("source").isin(declared.keySet().toArray()))
                  .filter(col("waits").isNull())
                  .filter(col("reason").notEqual(CandidateRows.TEST_RECORD))
                  .select("source", "reason", "night", "file", "record_no")
                  .persist();
          try {
            List<CityTask> tasks = new ArrayList<>();
            for (Row group :
                asked
                    .groupBy("source", "reason")
                    .agg(functions.count(lit(1)), min(col("night")))
                    .collectAsList()) {
              List<Place> places =
                  asked
                      .filter(
                          col("source")
                              .equalTo(group.getString(0))
                              .and(col("reason").equalTo(group.getString(1))))
                      .orderBy(asc("file"), asc("record_no"))
                      .collectAsList()
                      .stream()
                      .map(row -> new Place(row.getString(3), row.getLong(4)))
                      .toList();
              tasks.add(task(declared.get(group.getString(0)), group, places, days));
            }
            tasks.sort(Comparator.comparing(CityTask::due).thenComparing(CityTask::source));
            return List.copyOf(tasks);
          } finally {
            asked.unpersist();
          }
        });
  }

  private static CityTask task(Source source, Row group, List<Place> places, TaskDays days) {
    String reason = group.getString(1);
    LocalDate oldest = LocalDate.parse(group.get(3).toString());
    return new CityTask(
        source.city().id(),
        source.name(),
        reason,
        source.city().contact(),
        oldest,
        days.due(reason, oldest),
        group.getLong(2),
        fields(source, reason),
        Reasons.wanted(reason),
        places);
  }

  /** The fields of the dump that the reason is about, as the vendor's SELECT reads them. */
  private static List<String> fields(Source source, String reason) {
    List<String> columns =
        switch (reason) {
          case CandidateRows.KEY_MISSING, "retraction_without_match" -> source.standardKind().key();
          case CandidateRows.OPERATION_UNKNOWN, CandidateRows.PARTIAL_CORRECTION ->
              List.of("_operation");
          default -> List.of();
        };
    return source.select().rules().stream()
        .filter(rule -> columns.contains(rule.column()))
        .flatMap(rule -> rule.fields().stream())
        .distinct()
        .toList();
  }

  /** A letter to the city; no value of any record stands in it. */
  public String letter() {
    return """
        To: %s
        About: %,d record(s) of %s that could not be taken (%s)
        By: %s

        %s
        %sThe records, by file and number (the first data record is number 1):

        %s"""
        .formatted(
            owner,
            count,
            source,
            reason,
            due,
            wanted,
            fields.isEmpty() ? "" : "Field(s): " + String.join(", ", fields) + "\n",
            records.stream()
                .map(place -> "  %s  %d".formatted(place.file(), place.recordNo()))
                .collect(Collectors.joining("\n")));
  }
}
