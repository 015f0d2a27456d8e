package citylake.orchestration.fetch;

import citylake.etl.source.City;
import citylake.etl.source.DeliveryPlace;
import citylake.orchestration.inbox.AgreedNames;
import citylake.orchestration.inbox.CityInbox;
import citylake.orchestration.night.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches one city's new files; what fails is told, and stops neither other files nor cities. */
final class CityFetch {
  private static final Logger LOG = LoggerFactory.getLogger(CityFetch.class);

  /** Between two lines about one file. */
  private static final long LINE_EVERY_NANOS = 5_000_000_000L;

  private final City city;
  private final DeliveryPlace place;
  private final AgreedNames names;
  private final CityInbox inbox;
  private final FetchLimits limits;
  private final Progress progress;

  CityFetch(City city, Path dumps, FetchLimits limits, Progress progress) {
    this.city = city;
    this.place = city.delivery().orElseThrow();
    this.names = AgreedNames.of(city);
    this.inbox = new CityInbox(dumps, city.id());
    this.limits = limits;
    this.progress = progress;
  }

  /**
   * @param credentials where the place's login is kept
   * @param date last day of files that are named for theirs
   */
  FetchedCity fetch(Credentials credentials, LocalDate date) {
    try (CityInbox.Lock lock =
        inbox
            .lock()
            .orElseThrow(
                () ->
                    new FetchFailure(
                        "Cannot fetch %s: another fetch is at it. Nothing was changed; let it end."
                            .formatted(city.id())))) {
      FetchBook book = FetchBook.at(inbox.book("fetched"));
      try (Remote remote =
          Remotes.open(city.id(), place, credentials.of(place.credentials()), limits)) {
        Shelf shelf =
            Attempts.of(
                limits.retries(),
                this::unseen,
                () -> new ShelfReader(city.id(), place, names, remote, book, date).look());
        return fetch(shelf, remote, book);
      }
    } catch (FetchFailure e) {
      LOG.info("Fetch of {} failed", city.id(), e);
      return new FetchedCity(
          city.id(), place.from().toString(), List.of(), 0, List.of(), List.of(e.getMessage()));
    } catch (IOException | RuntimeException e) { // of one city; the others go on
      LOG.info("Fetch of {} failed", city.id(), e);
      return new FetchedCity(
          city.id(),
          place.from().toString(),
          List.of(),
          0,
          List.of(),
          List.of(unseen(e.toString())));
    }
  }

  private String unseen(String reason) {
    return "Failed to see what %s lays out at %s: %s. Nothing of it was fetched; what lies among the dumps is as it was. The next fetch tries again; if it fails too, ask the city whether its server is well."
        .formatted(city.id(), place.from(), reason);
  }

  private FetchedCity fetch(Shelf shelf, Remote remote, FetchBook book) {
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
