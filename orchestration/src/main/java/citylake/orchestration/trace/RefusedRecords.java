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
import citylake.orchestration.quarantine.Choice;
import citylake.orchestration.quarantine.Decision.Action;
import citylake.orchestration.quarantine.Quarantine;
import citylake.orchestration.quarantine.Reasons;
import citylake.orchestration.quarantine.RefusedRecord;
import citylake.orchestration.quarantine.Standing;
import citylake.orchestration.quarantine.TaskDays;
import citylake.orchestration.spelling.NearestName;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** The records that were refused: how many of which kind, and each with its bytes and place. */
public final class RefusedRecords {
  private static final int NUMBERS_SHOWN = 10;

  private final ReleaseView lake;

  public RefusedRecords(ReleaseView lake) {
    this.lake = lake;
  }

  /**
   * @param records the first of those chosen, newest night first
   * @param reasons where nothing was chosen: those that there are, so that a slip in one shows
   */
  public record Overview(
      long release, long total, List<Group> groups, List<Refused> records, List<String> reasons) {}

  /**
   * Records of one source, night, reason and state.
   *
   * @param waiting of them, how many the next run judges again
   * @param owner contact of the city; null where the source is not declared here
   * @param due by when the city has to answer; null where nothing is asked of it
   * @param words the reason in words, of most of them
   * @param toDo who does what about it
   */
  public record Group(
      String source,
      String night,
      String reason,
      String state,
      long records,
      long waiting,
      String owner,
      LocalDate due,
      String words,
      String toDo) {}

  /** Where a refused record lies and why it was refused. */
  public record Refused(
      String delivery,
      long recordNo,
      String source,
      String night,
      String file,
      String reason,
      String state) {}

  /**
   * One refused record with its place and text.
   *
   * @param toDo who does what about it; null where nothing is left to do
   * @param decided null where nobody has
   */
  public record Detail(
      long release,
      String reason,
      String words,
      String toDo,
      String state,
      Decided decided,
      RecordTrace record) {}

  /**
   * What somebody has decided about a record, the newest where there are several.
   *
   * @param action repair, replay or dismiss
   * @param waits whether it is still to be carried out
   * @param run that judged the record again; null where none has
   * @param outcome what it has counted as since; null where it was not judged again
   */
  public record Decided(
      String action,
      String by,
      Instant at,
      String why,
      boolean waits,
      String run,
      String outcome) {}

  /**
   * @param sources whose cities own what is open
   * @param limit records to list beside the counts
   */
  public Overview overview(Choice choice, List<Source> sources, int limit) {
    Quarantine quarantine = lake.quarantine();
    List<Group> groups =
        quarantine
            .read(
                choice,
                all ->
                    all.groupBy("source", "night", "reason", "state")
                        .agg(
                            count(lit(1)).as("records"),
                            count(col("waits")).as("waiting"),
                            mode(col("detail")).as("words"))
                        .orderBy(desc("night"), asc("source"), asc("reason"), asc("state"))
                        .collectAsList())
            .stream()
            .map(row -> group(row, sources))
            .toList();
    List<Refused> records =
        quarantine
            .read(
                choice,
                all ->
                    all.select(
                            "delivery", "record_no", "source", "night", "file", "reason", "state")
                        .orderBy(desc("night"), asc("source"), asc("file"), asc("record_no"))
                        .limit(limit)
                        .collectAsList())
            .stream()
            .map(RefusedRecords::refused)
            .toList();
    long total = groups.stream().mapToLong(Group::records).sum();
    return new Overview(
        lake.release().number(), total, groups, records, total == 0 ? reasons() : List.of());
  }

  private List<String> reasons() {
    return lake
        .quarantine()
        .read(Choice.ALL, all -> all.select("reason").distinct().orderBy("reason").collectAsList())
        .stream()
        .map(row -> row.getString(0))
        .toList();
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
    Optional<Charset> encoding =
        source.map(known -> known.dumpShape().textEncoding()).or(record::likelyEncoding);
    String reason = row.getAs("reason");
    Quarantine quarantine = lake.quarantine();
    RefusedRecord refused =
        quarantine.records(Choice.of(record.delivery(), recordNo)).stream()
            .filter(each -> each.delivery().equals(record.delivery()))
            .findFirst()
            .orElseThrow();
    return new Detail(
        lake.release().number(),
        reason,
        row.getAs("detail"),
        refused.state() == Standing.OPEN ? Reasons.toDo(reason) : null,
        refused.state().word(),
        decided(quarantine, refused),
        RecordTrace.of(
            record,
            source.map(known -> known.vendor().name()).orElse(null),
            encoding.orElse(null),
            withRaw,
            record.contentHash(),
            new LandedFiles(lake).withText(record.delivery(), source.orElse(null))));
  }

  private static Decided decided(Quarantine quarantine, RefusedRecord record) {
    return quarantine
        .newestDecision(record)
        .map(
            decision ->
                new Decided(
                    decision.action().word(),
                    decision.by(),
                    decision.at(),
                    decision.why(),
                    decision.action() != Action.DISMISS && quarantine.waits(decision),
                    record.run(),
                    record.outcome()))
        .orElse(null);
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
    List<Refused> some = overview(Choice.ALL, List.of(), 1).records();
    return new NothingThere(
        "Cannot find record %d of delivery '%s' in quarantine: release %d has none.%s %s"
            .formatted(
                recordNo,
                delivery,
                lake.release().number(),
                meant(delivery),
                some.isEmpty()
                    ? "Nothing is in quarantine."
                    : "For example: citylake quarantine show %s %d. All of them: citylake quarantine list"
                        .formatted(some.get(0).delivery(), some.get(0).recordNo())));
  }

  /** Records that the delivery does have in quarantine, or the delivery that was meant. */
  private String meant(String delivery) {
    List<Row> numbers =
        lake.rows(
            Tables.QUARANTINE_RECORD,
            all ->
                all.filter(col("delivery").startsWith(delivery))
                    .select("record_no")
                    .orderBy("record_no"));
    if (!numbers.isEmpty()) {
      String shown =
          numbers.stream()
              .limit(NUMBERS_SHOWN)
              .map(row -> Long.toString(row.getLong(0)))
              .collect(Collectors.joining(", "));
      return " Of that delivery it has %s%s."
          .formatted(
              shown,
              numbers.size() > NUMBERS_SHOWN
                  ? " and %,d more".formatted(numbers.size() - NUMBERS_SHOWN)
                  : "");
    }
    List<Row> deliveries =
        lake.rows(Tables.QUARANTINE_RECORD, all -> all.select("delivery").distinct());
    return NearestName.hint(
        delivery,
        deliveries.stream()
            .map(row -> row.getString(0))
            .flatMap(name -> Stream.of(name, name.substring(0, name.lastIndexOf('-'))))
            .toList());
  }

  private static Group group(Row row, List<Source> sources) {
    String reason = row.getAs("reason");
    LocalDate night = LocalDate.parse(row.getAs("night").toString());
    Optional<String> owner =
        sources.stream()
            .filter(known -> known.name().equals(row.getAs("source")))
            .map(known -> known.city().contact())
            .findFirst();
    boolean isAsked =
        row.getAs("state").equals(Standing.OPEN.word())
            && !reason.equals(CandidateRows.TEST_RECORD);
    return new Group(
        row.getAs("source"),
        night.toString(),
        reason,
        row.getAs("state"),
        row.<Long>getAs("records"),
        row.<Long>getAs("waiting"),
        owner.orElse(null),
        isAsked ? TaskDays.declared().due(reason, night) : null,
        row.getAs("words"),
        Reasons.toDo(reason));
  }

  private static Refused refused(Row row) {
    return new Refused(
        row.getAs("delivery"),
        row.<Long>getAs("record_no"),
        row.getAs("source"),
        row.getAs("night").toString(),
        row.getAs("file"),
        row.getAs("reason"),
        row.getAs("state"));
  }
}
