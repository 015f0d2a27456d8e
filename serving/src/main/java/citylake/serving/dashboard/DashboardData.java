package citylake.serving.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything the dashboard page shows, as plain values read from published tables of one release.
 *
 * <p>The page adds nothing to it: no clock, no query, no figure of its own beyond sums of what is
 * here. A null number means "unknown" or "withheld" and is shown in words, never as 0.
 *
 * @param title heading of the page, e.g. the province's name
 * @param night date of the night that made the release
 * @param release name of the release all figures come from
 * @param isInvented true when the data are made up, which the page then says in its first line
 * @param cities the cities in the order in which the page offers them
 * @param freshness one line for each source (a city's kind), also for sources that delivered
 *     nothing
 * @param scoreCards how each city, then each vendor delivers; empty before there are any
 * @param notes sentences shown under "What happened", e.g. what a demonstration planted
 */
public record DashboardData(
    String title,
    LocalDate night,
    String release,
    boolean isInvented,
    List<City> cities,
    List<Freshness> freshness,
    List<ScoreCard> scoreCards,
    List<String> notes) {
  public DashboardData {
    cities = List.copyOf(cities);
    freshness = List.copyOf(freshness);
    scoreCards = List.copyOf(scoreCards);
    notes = List.copyOf(notes);
  }

  /**
   * One city: its map and clock for each kind of event, and whether crashes and crimes coincide.
   *
   * @param code the city's code in published tables
   * @param timeZone IANA name; the clocks are in this zone's local time
   * @param views one for each kind that the city delivers
   * @param coincidence figures of published.coincidence, empty where one kind is missing
   * @param verdicts of published.coincidence_verdict, place before time; empty where not compared
   * @param windows the first of published.patrol_window that touch the city, in order of rank
   */
  public record City(
      String code,
      String name,
      String timeZone,
      List<View> views,
      List<Figure> coincidence,
      List<Verdict> verdicts,
      List<Window> windows) {
    public City {
      views = List.copyOf(views);
      coincidence = List.copyOf(coincidence);
      verdicts = List.copyOf(verdicts);
      windows = List.copyOf(windows);
    }
  }

  /**
   * One kind of event in one city.
   *
   * @param kind {@code incident} or {@code crash}
   * @param cellSizeM edge of a square cell in metres
   * @param cells the cells of published.hot_place
   * @param hours 168 weights, 0 = Monday 00:00 to 01:00 local; empty where the clock could not be
   *     made
   * @param placesRestOn events that the map rests on
   * @param hoursRestOn events that the clock rests on
   * @param hoursLeftOut events whose time is unknown or whose span is too long for the clock
   */
  public record View(
      String kind,
      int cellSizeM,
      List<Cell> cells,
      List<Double> hours,
      long placesRestOn,
      long hoursRestOn,
      long hoursLeftOut) {
    public View {
      cells = List.copyOf(cells);
      hours = List.copyOf(hours);
      if (!hours.isEmpty() && hours.size() != 168) {
        throw new IllegalArgumentException(
            "Invalid clock of kind %s: %d hours instead of 168 (or none). Nothing was written."
                .formatted(kind, hours.size()));
      }
    }
  }

  /**
   * One cell of published.hot_place; the meaning of each number is that table's.
   *
   * @param cell stable name of the cell
   * @param lon longitude of the centre, WGS84 degrees
   * @param lat latitude of the centre, WGS84 degrees
   * @param count events in the cell; null where withheld
   * @param isWithheld true where the count is 1 to 4 and therefore not shown
   * @param countLow lower end of the 95 % interval of the mean count a cell around here; null where
   *     withheld
   * @param countHigh upper end of that interval; null where withheld
   * @param giZ Getis-Ord Gi* z score; null where not judged
   * @param giQ its q value (false discovery rate)
   * @param giBin -3..3 for 99, 95 and 90 % cold to hot; 0 for neither
   * @param qExact q value of the exact binomial tail
   * @param label {@code hot}, {@code cold} or {@code not_significant}
   * @param isSparse true where too few events are near for the z score to be trusted alone
   */
  public record Cell(
      String cell,
      double lon,
      double lat,
      Long count,
      boolean isWithheld,
      Double countLow,
      Double countHigh,
      Double giZ,
      Double giQ,
      int giBin,
      Double qExact,
      String label,
      boolean isSparse) {}

  /**
   * One row of published.coincidence_verdict.
   *
   * @param aspect {@code place} or {@code time}
   * @param verdict {@code coincide}, {@code partly}, {@code do not coincide} or {@code too few}
   * @param correlation what was judged; null where too few
   * @param p share of the shifts that are as alike; null where too few
   */
  public record Verdict(
      String aspect,
      String verdict,
      Double correlation,
      Double p,
      int shifts,
      long crimes,
      long crashes,
      String reason) {}

  /**
   * One row of published.patrol_window.
   *
   * @param lon longitude of the cell's centre, WGS84 degrees
   * @param lat latitude of the cell's centre, WGS84 degrees
   * @param hourFrom first local hour
   * @param hourTo local hour after the last
   * @param harm days of harm
   * @param isOnBorder true where events of more than one city lie in the cell
   */
  public record Window(
      int rank,
      String cell,
      double lon,
      double lat,
      int hourFrom,
      int hourTo,
      long crimes,
      long crashes,
      long harm,
      boolean isOnBorder) {}

  /** One row of published.coincidence: a figure, what it rests on and what it means in words. */
  public record Figure(String stat, Double value, long crimes, long crashes, String meaning) {}

  /**
   * How fresh one source is: one row of published.freshness.
   *
   * @param city name or code of the city
   * @param kind {@code incident} or {@code crash}
   * @param lastNight last night in which a file was taken; null when none ever was
   * @param latestEvent last occurrence known; null when none
   * @param records current rows in the standard table
   * @param quarantined records set aside and still open
   * @param filesRefused files refused so far
   * @param lastRefusal the last refusal in words; null when none
   * @param state how it stands this night, as in ops.punctuality; null where that was not kept
   * @param lateMinutes behind the deadline; null unless late
   * @param missingSince first due night that nothing has met; null unless missing
   */
  public record Freshness(
      String city,
      String kind,
      LocalDate lastNight,
      String lastDelivery,
      Instant latestEvent,
      long records,
      long quarantined,
      long filesRefused,
      String lastRefusal,
      boolean isFresh,
      String state,
      Long lateMinutes,
      LocalDate missingSince) {}

  /**
   * How a city or vendor delivers over the window of nights: one row of published.score_card.
   *
   * @param scope {@code city} or {@code vendor}
   * @param onTime kinds and nights that were on time; likewise the others
   * @param rows current rows of the standard tables
   * @param tasks open ones
   * @param mendFirst costliest first
   */
  public record ScoreCard(
      String scope,
      String name,
      int windowNights,
      long onTime,
      long late,
      long missing,
      long stale,
      long refused,
      long records,
      long quarantined,
      long duplicates,
      long rows,
      long withoutPlace,
      long tasks,
      long tasksOverdue,
      List<Cause> mendFirst) {
    public ScoreCard {
      mendFirst = List.copyOf(mendFirst);
    }
  }

  /**
   * A cause on a score card.
   *
   * @param cause reason of refused records or files, or {@code missing}, {@code stale}, {@code
   *     late}
   * @param records open records that mending it would recover
   * @param worthNights nights lost, refused files of other nights as parts of the night's files,
   *     and open records as parts of a usual night's records
   * @param exampleRecord number in the file; null where the whole file is meant
   */
  public record Cause(
      String cause,
      String kind,
      long cities,
      long records,
      long nightsLost,
      double worthNights,
      String exampleFile,
      Long exampleRecord,
      String hint) {}
}
