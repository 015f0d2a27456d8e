package citylake.orchestration.trace;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.mode;

import citylake.ddl.Tables;
import citylake.etl.source.Source;
import citylake.etl.standard.CandidateRows;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** The records that were refused: how many of which kind, and each with its bytes and place. */
public final class RefusedRecords {
  private final ReleaseView lake;

  public RefusedRecords(ReleaseView lake) {
    this.lake = lake;
  }

  /**
   * Which of them; null takes all.
   *
   * @param source e.g. "denver.incident"
   * @param reason code
   */
  public record Choice(String source, String reason, LocalDate night) {
    Column matches() {
      Column matches = lit(true);
      matches = source == null ? matches : matches.and(col("source").equalTo(source));
      matches = reason == null ? matches : matches.and(col("reason").equalTo(reason));
      return night == null ? matches : matches.and(col("night").equalTo(lit(night)));
    }
  }

  /**
   * @param records the first of those chosen, newest night first
   */
  public record Overview(long release, long total, List<Group> groups, List<Refused> records) {}

  /**
   * Records of one source, night and reason.
   *
   * @param words the reason in words, of most of them
   * @param toDo who does what about it
   */
  public record Group(
      String source, String night, String reason, long records, String words, String toDo) {}

  /** Where a refused record lies and why it was refused. */
  public record Refused(
      String delivery, long recordNo, String source, String night, String file, String reason) {}

  /** One refused record with its place and text. */
  public record Detail(
      long release, String reason, String words, String toDo, RecordTrace record) {}

  /**
   * @param limit records to list beside the counts
   */
  public Overview overview(Choice choice, int limit) {
    List<Group> groups =
        lake
            .rows(
                Tables.QUARANTINE_RECORD,
                all ->
                    all.filter(choice.matches())
                        .groupBy("source", "night", "reason")
                        .agg(count(lit(1)).as("records"), mode(col("detail")).as("words"))
                        .orderBy(desc("night"), asc("source"), asc("reason")))
            .stream()
            .map(RefusedRecords::group)
            .toList();
    List<Refused> records =
        lake
            .rows(
                Tables.QUARANTINE_RECORD,
                all ->
                    all.filter(choice.matches())
                        .select("delivery", "record_no", "source", "night", "file", "reason")
                        .orderBy(desc("night"), asc("source"), asc("file"), asc("record_no"))
                        .limit(limit))
            .stream()
            .map(RefusedRecords::refused)
            .toList();
    long total = groups.stream().mapToLong(Group::records).sum();
    return new Overview(lake.release().number(), total, groups, records);
  }

  /**
   * @param delivery the delivery, or the beginning of its name
   * @throws NothingThere when no such record is in quarantine
   * @throws InvalidKey when the beginning fits more than one delivery
   */
  public Detail show(String delivery, long recordNo, List<Source> sources, boolean withRaw) {
    Row row = one(delivery, recordNo);
    RawRecord record = RawRecord.of(row);
    Optional<Source> source =
        sources.stream().filter(known -> known.name().equals(record.source())).findFirst();
    Charset encoding =
        source.map(known -> known.dumpShape().encoding()).orElse(StandardCharsets.UTF_8);
    String reason = row.getAs("reason");
    return new Detail(
        lake.release().number(),
        reason,
        row.getAs("detail"),
        toDo(reason),
        RecordTrace.of(
            record,
            source.map(known -> known.vendor().name()).orElse(null),
            encoding,
            withRaw,
            record.contentHash(),
            new LandedFiles(lake).of(record.delivery())));
  }

  private Row one(String delivery, long recordNo) {
    List<Row> rows =
        lake.rows(
            Tables.QUARANTINE_RECORD,
            all ->
                all.filter(
                    col("delivery").startsWith(delivery).and(col("record_no").equalTo(recordNo))));
    if (rows.isEmpty()) {
      throw notRefused(delivery, recordNo);
    }
    if (rows.size() > 1) {
      throw new InvalidKey(
          "Invalid delivery '%s': it is the beginning of %d deliveries with a refused record %d: %s. Give the whole name."
              .formatted(
                  delivery,
                  rows.size(),
                  recordNo,
                  rows.stream()
                      .map(row -> row.<String>getAs("delivery"))
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
    return rows.get(0);
  }

  private NothingThere notRefused(String delivery, long recordNo) {
    List<Refused> some = overview(new Choice(null, null, null), 1).records();
    return new NothingThere(
        "Cannot find record %d of delivery '%s' in quarantine: release %d has none. %s"
            .formatted(
                recordNo,
                delivery,
                lake.release().number(),
                some.isEmpty()
                    ? "Nothing is in quarantine."
                    : "For example: citylake quarantine show %s %d. All of them: citylake quarantine list"
                        .formatted(some.get(0).delivery(), some.get(0).recordNo())));
  }

  private static Group group(Row row) {
    String reason = row.getAs("reason");
    return new Group(
        row.getAs("source"),
        row.getAs("night").toString(),
        reason,
        row.<Long>getAs("records"),
        row.getAs("words"),
        toDo(reason));
  }

  private static Refused refused(Row row) {
    return new Refused(
        row.getAs("delivery"),
        row.<Long>getAs("record_no"),
        row.getAs("source"),
        row.getAs("night").toString(),
        row.getAs("file"),
        row.getAs("reason"));
  }

  private static String toDo(String reason) {
    return switch (reason) {
      case "key_missing" ->
          "The city sends the record again with its number; the rest of the file is taken.";
      case CandidateRows.TEST_RECORD ->
          "Nothing: it was a trial of the city's platform and is kept for the account alone.";
      case "retraction_without_match" ->
          "The city checks the number, or sends the record that it takes back; until then nothing has changed.";
      case "unreadable_record" ->
          "The city mends the record (fields, quotes, encoding) and sends it again in a new file.";
      default -> "Look at one of them with: citylake quarantine show DELIVERY RECORD_NO";
    };
  }
}
