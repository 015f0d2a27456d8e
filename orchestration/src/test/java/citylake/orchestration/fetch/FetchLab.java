package citylake.orchestration.fetch;

import citylake.etl.source.City;
import citylake.etl.source.CoordinateSystem;
import citylake.etl.source.DeliveryPlace;
import citylake.etl.source.DeliveryPlace.Completeness;
import citylake.etl.source.OnboardingState;
import citylake.etl.source.Rhythm;
import citylake.orchestration.retry.Retries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** One city, Newtown, and a folder of dumps to which its files are fetched. */
final class FetchLab {
  static final LocalDate DAY = LocalDate.of(2026, 7, 3);
  static final Completeness MANIFEST = new DeliveryPlace.Manifest("SHA256SUMS");
  static final Completeness MARKER = new DeliveryPlace.Marker(".done");
  static final FetchLimits QUICK =
      new FetchLimits(
          new Retries(3, Duration.ofMillis(10), Duration.ofMillis(30)),
          Duration.ofMillis(600),
          1 << 20);

  /** For servers that have to reckon before they answer, on machines that are busy. */
  static final FetchLimits PATIENT =
      new FetchLimits(QUICK.retries(), Duration.ofSeconds(10), QUICK.spareBytes());

  final Path dumps;
  private final FetchLimits limits;

  FetchLab(Path dumps) {
    this(dumps, QUICK);
  }

  FetchLab(Path dumps, FetchLimits limits) {
    this.dumps = dumps;
    this.limits = limits;
  }

  static City city(String id, DeliveryPlace place) {
    return new City(
        id,
        id,
        "C07",
        "test",
        "plain",
        ZoneOffset.UTC,
        new CoordinateSystem("EPSG:4326", null, CoordinateSystem.WORLD),
        new City.Centre(117, 31),
        LocalTime.of(1, 0),
        "data desk",
        new City.Onboarding(OnboardingState.LIVE, 1),
        LocalDate.EPOCH,
        Optional.of(place),
        Map.of(
            "incident",
                new City.Dump(id + "/incident_*.csv*", "plain", Rhythm.DAILY, LocalDate.EPOCH),
            "crash", new City.Dump(id + "/crash*.csv", "plain", Rhythm.DAILY, LocalDate.EPOCH)));
  }

  static DeliveryPlace at(URI from, Completeness complete, String... names) {
    return new DeliveryPlace(from, null, null, null, null, complete, List.of(names));
  }

  static DeliveryPlace entered(DeliveryPlace place, String credentials) {
    return new DeliveryPlace(
        place.from(),
        credentials,
        place.hostKey(),
        place.endpoint(),
        place.certificates(),
        place.complete(),
        place.names());
  }

  /** Where the place is known by certificates of its own, in PEM. */
  static DeliveryPlace known(DeliveryPlace place, String certificates) {
    return new DeliveryPlace(
        place.from(),
        place.credentials(),
        place.hostKey(),
        place.endpoint(),
        certificates,
        place.complete(),
        place.names());
  }

  FetchedCity fetch(DeliveryPlace place, String... environment) {
    return run(environment).fetch(List.of(city("newtown", place)), any -> DAY).get(0);
  }

  FetchRun run(String... environment) {
    Map<String, String> set =
        environment.length == 0
            ? Map.of()
            : Stream.of(environment)
                .map(pair -> pair.split("=", 2))
                .collect(java.util.stream.Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new FetchRun(dumps, new Credentials(null, set), limits, (stage, detail) -> {});
  }

  /** Names of the files that a night would see, in order. */
  List<String> lying() {
    try (Stream<Path> files = Files.walk(dumps)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> dumps.relativize(file).toString())
          .filter(name -> !name.startsWith(".incoming/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes that no two places of a file share. */
  static byte[] content(int bytes, long seed) {
    byte[] content = new byte[bytes];
    new Random(seed).nextBytes(content);
    return content;
  }

  static String sums(Map<String, byte[]> files) {
    StringBuilder sums = new StringBuilder();
    files.forEach(
        (name, content) ->
            sums.append(DigestUtils.sha256Hex(content)).append("  ").append(name).append('\n'));
    return sums.toString();
  }
}
