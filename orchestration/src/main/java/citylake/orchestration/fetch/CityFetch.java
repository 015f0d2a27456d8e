package citylake.orchestration.fetch;

import citylake.etl.source.City;
import citylake.etl.source.DeliveryPlace;
import citylake.orchestration.inbox.AgreedNames;
import citylake.orchestration.inbox.CityInbox;
import citylake.orchestration.night.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.hadoop.fs.FSError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches one city's new files; what fails is told, and stops neither other files nor cities. */
final class CityFetch {
  private static final Logger LOG = LoggerFactory.getLogger(CityFetch.class);

  /** Between two lines about one file. */
  private static final long LINE_EVERY_NANOS = 5_000_000_000L;

  /** Long enough for a city's holidays; then what is left of a broken transfer is in the way. */
  private static final Duration PARTS_KEPT = Duration.ofDays(14);

  private final City city;
  private final DeliveryPlace place;
  private final AgreedNames names;
  private final Path dumps;
  private final FetchLimits limits;
  private final Progress progress;

  CityFetch(City city, Path dumps, FetchLimits limits, Progress progress) {
    this.city = city;
    this.place = city.delivery().orElseThrow();
    this.names = AgreedNames.of(city);
    this.dumps = dumps;
    this.limits = limits;
    this.progress = progress;
  }

  /**
   * @param credentials where the place's login is kept
   * @param date last day of files that are named for theirs
   */
  FetchedCity fetch(Credentials credentials, LocalDate date) {
    try {
      return fetch(credentials, date, new CityInbox(dumps, city.id()));
    } catch (FetchFailure e) {
      LOG.info("Fetch of {} failed", city.id(), e);
      return nothing(e.getMessage());
    } catch (IOException | RuntimeException | FSError e) { // of one city; the others go on
      LOG.info("Fetch of {} failed", city.id(), e);
      return nothing(unseen(kind(e)));
    }
  }

  private FetchedCity nothing(String failure) {
    return new FetchedCity(
        city.id(), place.from().toString(), List.of(), 0, List.of(), List.of(failure));
  }

  private FetchedCity fetch(Credentials credentials, LocalDate date, CityInbox inbox)
      throws IOException {
    try (CityInbox.Lock lock =
        inbox
            .lock()
            .orElseThrow(
                () ->
                    new FetchFailure(
                        "Cannot fetch %s: another fetch is at it. Nothing was changed; let it end."
                            .formatted(city.id())))) {
      FetchBook book = FetchBook.at(inbox.book("fetched"));
      inbox
          .forgetParts(Instant.now().minus(PARTS_KEPT))
          .forEach(part -> LOG.info("Removed {} of {}: nothing came for it", part, city.id()));
      try (Remote remote =
          Remotes.open(city.id(), place, credentials.of(place.credentials()), limits)) {
        Shelf shelf =
            Attempts.of(
                limits.retries(),
                this::unseen,
                () -> new ShelfReader(city.id(), place, names, remote, book, date, limits).look());
        return fetch(shelf, remote, book, inbox);
      }
    }
  }

  private String unseen(String reason) {
    return "Failed to see what %s lays out at %s: %s. Nothing of it was fetched; what lies among the dumps is as it was. The next fetch tries again; if it fails too, ask the city whether its server is well."
        .formatted(city.id(), place.from(), reason);
  }

  /** Not the message: nobody knows what a library writes there. The log has it. */
  private static String kind(Throwable failure) {
    Throwable shown = failure instanceof FSError error ? error.getCause() : failure;
    return shown instanceof IOException ? shown.getMessage() : shown.getClass().getSimpleName();
  }

  private FetchedCity fetch(Shelf shelf, Remote remote, FetchBook book, CityInbox inbox) {
    List<FetchedFile> fetched = new ArrayList<>();
    List<String> failures = new ArrayList<>(shelf.failures());
    Download download = new Download(city.id(), remote, inbox, book, limits, lines());
    for (Offer offer : shelf.offers()) {
      try {
        fetched.add(download.fetched(offer));
        progress.at("fetch " + city.id(), offer.file().name());
      } catch (FetchFailure e) {
        LOG.info("Fetch of a file of {} failed", city.id(), e);
        failures.add(e.getMessage());
      } catch (RuntimeException | FSError e) { // of one file; the city's others go on
        LOG.info("Fetch of a file of {} failed", city.id(), e);
        failures.add(
            "Failed to fetch %s of %s: %s. Other files were fetched; of this one nothing lies among the dumps that did not lie there before. The next fetch tries again."
                .formatted(offer.file().name(), city.id(), kind(e)));
      }
    }
    return new FetchedCity(
        city.id(),
        place.from().toString(),
        List.copyOf(fetched),
        shelf.unchanged(),
        shelf.waiting(),
        List.copyOf(failures));
  }

  private BiConsumer<RemoteFile, Long> lines() {
    long[] last = {System.nanoTime()};
    return (file, there) -> {
      if (System.nanoTime() - last[0] > LINE_EVERY_NANOS) {
        last[0] = System.nanoTime();
        progress.at(
            "fetch " + city.id(),
            file.bytes() == RemoteFile.UNKNOWN
                ? "%s: %,d bytes".formatted(file.name(), there)
                : "%s: %,d of %,d bytes".formatted(file.name(), there, file.bytes()));
      }
    };
  }
}
