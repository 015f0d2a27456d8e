package citylake.orchestration.score;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.spark.sql.Row;

/**
 * One cause on a score card, and what mending it would bring.
 *
 * @param place 1 for what is to be mended first
 * @param cause reason of refused records or files, or {@code missing}, {@code stale}, {@code late}
 * @param records open records that would be recovered
 * @param nightsLost nights that brought nothing because of it
 * @param worthNights nights lost, refused files of other nights as parts of the night's files, and
 *     open records as parts of a usual night's records
 * @param due by when the city was asked; null where no records are open
 * @param exampleRecord number in the file, 1-based; null where the whole file is meant
 * @param hint what the city is asked to do
 */
public record MendFirst(
    int place,
    String cause,
    String kind,
    long cities,
    long records,
    long nights,
    long nightsLost,
    double worthNights,
    LocalDate since,
    LocalDate due,
    boolean isOverdue,
    String exampleFile,
    Long exampleRecord,
    String hint) {

  static MendFirst of(Row row) {
    return new MendFirst(
        row.<Integer>getAs("place"),
        row.getAs("cause"),
        row.getAs("kind"),
        row.<Long>getAs("cities"),
        row.<Long>getAs("records"),
        row.<Long>getAs("nights"),
        row.<Long>getAs("nights_lost"),
        row.<Double>getAs("worth_nights"),
        date(row, "since"),
        date(row, "due"),
        row.<Boolean>getAs("is_overdue"),
        row.getAs("example_file"),
        row.getAs("example_record"),
        row.getAs("hint"));
  }

  static LocalDate date(Row row, String column) {
    java.sql.Date date = row.getAs(column);
    return date == null ? null : date.toLocalDate();
  }

  /** What mending it would bring, in words. */
  @JsonProperty("gain")
  public String gain() {
    if (records > 0) {
      return String.format(Locale.ROOT, "%,d record(s) to be had", records);
    }
    long others = nights - nightsLost;
    boolean isPartLost = worthNights > nightsLost;
    if (nightsLost == 0) {
      return others + (isPartLost ? " night(s) lost in part" : " night(s), none lost");
    }
    return nightsLost + " night(s) lost" + (isPartLost ? ", %d in part".formatted(others) : "");
  }
}
