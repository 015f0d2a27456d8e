package citylake.sample;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * The invented province as a caller sees it: its cities' dumps for two nights, their declarations,
 * and the truth that was planted.
 *
 * <p>Same seed, same bytes. Nothing here is real: city names and codes were never issued, and the
 * places lie in open ocean.
 */
public final class SampleProvince {
  /** Seed of the province that the demonstration shows. */
  public static final long SEED = 20260701L;

  private final Deliveries deliveries;

  private SampleProvince(long seed) {
    this.deliveries = new Deliveries(seed);
  }

  /** The province grown from this seed. */
  public static SampleProvince ofSeed(long seed) {
    return new SampleProvince(seed);
  }

  /** Date of the first night: every city's half year so far, but one city's delivery is missing. */
  public LocalDate night1() {
    return Deliveries.NIGHT_1;
  }

  /** Date of the second night: corrections, retractions, the late city and a broken file. */
  public LocalDate night2() {
    return Deliveries.NIGHT_2;
  }

  /**
   * Writes the declarations of the cities and vendors, in the form that {@code --sources} takes.
   */
  public void writeSources(Path folder) {
    SampleSources.copyTo(folder);
  }

  /**
   * Writes what the cities deliver for the first night, into the dump folder, and {@code
   * truth.json} beside it: what was planted is no delivery.
   *
   * @return what was planted, one sentence each
   */
  public List<String> writeNight1(Path dumps) {
    return deliveries.writeNight1(dumps);
  }

  /**
   * Adds what the cities deliver for the second night; the files of the first stay as they are.
   *
   * @return what was planted, one sentence each
   */
  public List<String> writeNight2(Path dumps) {
    return deliveries.writeNight2(dumps);
  }

  /**
   * What was planted, for tests and for the demonstration's summary; also written as {@code
   * truth.json}.
   */
  public Truth truth() {
    return deliveries.truth();
  }
}
