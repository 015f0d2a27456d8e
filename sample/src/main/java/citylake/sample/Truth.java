package citylake.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * What was planted in the invented province: the answers that a model should find again and the
 * counts that a night should reach.
 *
 * @param seed the seed it was grown from
 * @param cities one entry a city
 * @param files one entry a delivered file, in the order of delivery
 */
public record Truth(long seed, List<City> cities, List<File> files) {
  public Truth {
    cities = List.copyOf(cities);
    files = List.copyOf(files);
  }

  /**
   * One invented city.
   *
   * @param code division code with a prefix that was never issued
   * @param lon longitude of the centre, WGS84 degrees
   * @param lat latitude of the centre, WGS84 degrees
   * @param coincidence how crashes and crimes were planted: {@code coincide}, {@code partly} or
   *     {@code do not coincide}
   */
  public record City(
      String key,
      String code,
      String name,
      String vendor,
      double lon,
      double lat,
      List<Place> hotPlaces,
      List<Hours> hotHours,
      String coincidence) {
    public City {
      hotPlaces = List.copyOf(hotPlaces);
      hotHours = List.copyOf(hotHours);
    }
  }

  /**
   * A planted hot place: events scattered around a point beyond the background.
   *
   * @param kind {@code incident} or {@code crash}
   * @param scatterM standard deviation of the scatter east and north, metres
   * @param events events planted there (offences for incidents)
   */
  public record Place(String kind, double lon, double lat, int scatterM, int events) {}

  /**
   * Planted hot hours of the local week: events beyond the background, spread evenly over these
   * hours.
   *
   * @param days ISO days of week, 1 = Monday
   * @param fromHour first hour, 0 to 23
   * @param toHour hour after the last, 1 to 24
   */
  public record Hours(String kind, List<Integer> days, int fromHour, int toHour, int events) {
    public Hours {
      days = List.copyOf(days);
    }
  }

  /**
   * One delivered file and what a night should count in it.
   *
   * @param file path below the dump folder
   * @param records data records; 0 for a file of which none may be taken
   * @param accepted records with a key not seen before
   * @param corrections records that change a row delivered before
   * @param retractions records that take a row back
   * @param duplicates records that repeat a row byte for byte
   * @param quarantined records that cannot become a row
   * @param outcome {@code taken}, {@code refused} or {@code already_taken}
   */
  public record File(
      LocalDate night,
      String city,
      String kind,
      String file,
      int records,
      int accepted,
      int corrections,
      int retractions,
      int duplicates,
      int quarantined,
      String outcome) {}
}
