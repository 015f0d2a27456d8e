package citylake.etl.source;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * A city as declared in {@code cities/<city>.yaml}: who delivers, how its clocks and maps are read,
 * where its dumps lie.
 *
 * @param id lower-case word by which the city is known in commands and folders
 * @param name for people
 * @param cityCode identifies the city in the standard tables, together with {@code cityCodeSystem}
 * @param vendor of its platform; a dump may name another
 * @param timeZone of the wall clock in its dumps
 * @param centre where a map of the city opens
 * @param deadline local time by which the night's dumps have to be there: before noon on the
 *     night's date, from noon on the evening before it
 * @param notBefore a date of occurrence before this day is taken for a slip of the pen
 * @param delivery where its files are fetched from; empty where they come by themselves
 * @param dumps by name: a kind, or {@code <kind>.<form>}
 */
public record City(
    String id,
    String name,
    String cityCode,
    String cityCodeSystem,
    String vendor,
    ZoneId timeZone,
    CoordinateSystem coordinateSystem,
    Centre centre,
    LocalTime deadline,
    String contact,
    Onboarding onboarding,
    LocalDate notBefore,
    Optional<DeliveryPlace> delivery,
    Map<String, Dump> dumps) {

  /** WGS84 degrees. */
  public record Centre(double lon, double lat) {}

  /**
   * How far the city's connection has come.
   *
   * @param state what the night does with its files
   * @param wave in which group of cities it is connected, 1-based
   */
  public record Onboarding(OnboardingState state, int wave) {}

  /**
   * Where the files of one dump lie.
   *
   * @param files glob below the folder of dumps, or an absolute URI
   * @param vendor of this dump, the city's unless declared otherwise
   * @param comes how often; daily unless declared otherwise
   * @param usualSince first night whose deliveries show what is usual, after they have changed for
   *     good, as by a reform of districts; the epoch unless declared otherwise
   */
  public record Dump(String files, String vendor, Rhythm comes, LocalDate usualSince) {}
}
