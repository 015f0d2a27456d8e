package citylake.orchestration.score;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * One row of {@code published.score_card}: how a city's kind, a city or a vendor delivers over a
 * window of nights, in counts, with the shares that follow from them.
 *
 * @param scope {@code kind}, {@code city} or {@code vendor}
 * @param name the city's id, or the vendor
 * @param night last of the window
 * @param newestEvent UTC; null where none is known
 * @param owner contact at the city, whose tasks these are; null of a vendor and where none is known
 * @param mendFirst costliest first
 */
public record ScoreCard(
    String scope,
    String name,
    String kind,
    LocalDate night,
    int windowNights,
    long cities,
    Nights nights,
    Files files,
    Records records,
    Rows rows,
    Instant newestEvent,
    Tasks tasks,
    String owner,
    List<MendFirst> mendFirst) {

  /**
   * Kinds and nights by how they stood.
   *
   * @param untimed taken, but in no share of punctuality
   */
  public record Nights(
      long onTime, long late, long missing, long stale, long refused, long untimed, Long lateMax) {
    /** Share of the nights that were judged; null where none was. */
    @JsonProperty("onTimeShare")
    public Double onTimeShare() {
      return share(onTime, onTime + late + missing + stale + refused);
    }
  }

  /**
   * @param drift refused because their form had changed
   * @param volume refused because they held far too few or too many records
   * @param remarked taken, but odd beside those before them
   */
  public record Files(
      long taken, long refused, long known, long drift, long volume, long remarked) {}

  /** Records of the files taken, by what became of them. */
  public record Records(
      long all,
      long accepted,
      long corrections,
      long retractions,
      long duplicates,
      long quarantined) {
    @JsonProperty("quarantinedShare")
    public Double quarantinedShare() {
      return share(quarantined, all);
    }

    @JsonProperty("duplicateShare")
    public Double duplicateShare() {
      return share(duplicates, all);
    }
  }

  /** Current rows of all nights. */
  public record Rows(long current, long withoutPlace, long withoutTime) {
    @JsonProperty("withoutPlaceShare")
    public Double withoutPlaceShare() {
      return share(withoutPlace, current);
    }

    @JsonProperty("withoutTimeShare")
    public Double withoutTimeShare() {
      return share(withoutTime, current);
    }
  }

  /**
   * @param quarantinedOpen records that wait, those of nobody's task included
   * @param oldestOpen night of the oldest record that is somebody's task; null where there is none
   */
  public record Tasks(long quarantinedOpen, long open, long overdue, LocalDate oldestOpen) {}

  /** Null where there is nothing of which it could be a share. */
  private static Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }

  /**
   * @param row of published.score_card
   */
  public static ScoreCard of(Row row) {
    return new ScoreCard(
        row.getAs("scope"),
        row.getAs("name"),
        row.getAs("kind"),
        MendFirst.date(row, "night"),
        row.<Integer>getAs("window_nights"),
        row.<Long>getAs("cities"),
        new Nights(
            row.<Long>getAs("nights_on_time"),
            row.<Long>getAs("nights_late"),
            row.<Long>getAs("nights_missing"),
            row.<Long>getAs("nights_stale"),
            row.<Long>getAs("nights_refused"),
            row.<Long>getAs("nights_untimed"),
            row.getAs("late_minutes_max")),
        new Files(
            row.<Long>getAs("files_taken"),
            row.<Long>getAs("files_refused"),
            row.<Long>getAs("files_known"),
            row.<Long>getAs("drift_refusals"),
            row.<Long>getAs("volume_refusals"),
            row.<Long>getAs("files_remarked")),
        new Records(
            row.<Long>getAs("records"),
            row.<Long>getAs("accepted"),
            row.<Long>getAs("corrections"),
            row.<Long>getAs("retractions"),
            row.<Long>getAs("duplicates"),
            row.<Long>getAs("quarantined")),
        new Rows(
            row.<Long>getAs("rows_current"),
            row.<Long>getAs("rows_without_place"),
            row.<Long>getAs("rows_without_time")),
        row.isNullAt(row.fieldIndex("newest_event"))
            ? null
            : row.<java.sql.Timestamp>getAs("newest_event").toInstant(),
        new Tasks(
            row.<Long>getAs("quarantined_open"),
            row.<Long>getAs("tasks_open"),
            row.<Long>getAs("tasks_overdue"),
            MendFirst.date(row, "oldest_open")),
        // Releases of before have no such column.
        row.schema().getFieldIndex("owner").isEmpty() ? null : row.getAs("owner"),
        row.<Row>getList(row.fieldIndex("mend_first")).stream().map(MendFirst::of).toList());
  }
}
