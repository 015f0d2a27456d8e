package citylake.orchestration.fetch;

import citylake.etl.source.City;
import citylake.orchestration.delivery.SideBySide;
import citylake.orchestration.night.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Fetches from several cities at a time; none stops another. */
public final class FetchRun {
  /** Transfers mostly wait for the other side, and cities are sixteen. */
  private static final int CITIES_AT_A_TIME = 4;

  private final Path dumps;
  private final Credentials credentials;
  private final FetchLimits limits;
  private final Progress progress;

  /**
   * @param dumps local folder that the nights read
   * @throws FetchFailure when it is not there
   */
  public FetchRun(Path dumps, Credentials credentials, FetchLimits limits, Progress progress) {
    if (!Files.isDirectory(dumps)) {
      throw new FetchFailure(
          "Cannot fetch to %s: it is no folder. Nothing was fetched. Make it, or name the folder that the nights read with --dumps."
              .formatted(dumps));
    }
    this.dumps = dumps;
    this.credentials = credentials;
    this.limits = limits;
    this.progress = progress;
  }

  /**
   * @param cities that declare a place of delivery
   * @param date last day for which files that are named for their day are looked for, by city
   */
  public List<FetchedCity> fetch(List<City> cities, Function<City, LocalDate> date) {
    return SideBySide.all(
        cities.stream()
            .map(
                city ->
                    (Supplier<FetchedCity>)
                        () ->
                            new CityFetch(city, dumps, limits, progress)
                                .fetch(credentials, date.apply(city)))
            .toList(),
        CITIES_AT_A_TIME);
  }
}
