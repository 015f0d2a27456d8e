package citylake.orchestration.delivery;

import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Takes in what the cities delivered: several files at a time, and none stops another.
 *
 * <p>A file that cannot be taken becomes a {@link Refusal} with its reason; the rest go through.
 */
public final class IntakeDesk {
  private static final int AT_A_TIME = 2;

  private final Map<String, Source> sources;
  private final KnownFiles known;
  private final LocalDate night;
  private final Landing landing;

  public IntakeDesk(
      List<Source> sources,
      KnownFiles known,
      LocalDate night,
      Path landingArea,
      ScanLimits limits) {
    this.sources = sources.stream().collect(Collectors.toMap(Source::name, source -> source));
    this.known = known;
    this.night = night;
    this.landing = new Landing(landingArea, night, limits);
  }

  /**
   * Lands every file of a door that is new or has changed.
   *
   * @param before what this door has landed in this night already; its whole files are not read
   *     again
   */
  public CityLanding land(String door, List<DumpFile> files, Optional<CityLanding> before) {
    List<DumpFile> fresh = files.stream().filter(file -> !known.isUnchanged(file)).toList();
    List<Landed> landed = new ArrayList<>();
    ExecutorService desks = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<Landed>> attempts =
          fresh.stream()
              .map(file -> desks.submit(() -> again(file, before).orElseGet(() -> attempt(file))))
              .toList();
      attempts.forEach(attempt -> landed.add(result(attempt)));
    } finally {
      desks.shutdown();
    }
    return new CityLanding(door, landed, files.size() - fresh.size());
  }

  /** A file that was taken before, has not changed, is declared as it was, and still lies there. */
  private Optional<Landed> again(DumpFile file, Optional<CityLanding> before) {
    return before.stream()
        .flatMap(landing -> landing.files().stream())
        .filter(landed -> landed.file().equals(file) && landed.refusal() == null)
        .filter(landed -> landed.declaration().equals(declaration(file)))
        .filter(landed -> Files.exists(Path.of(landed.landed())))
        .findFirst();
  }

  /** The night's intake: what the doors have landed, each file counted once. */
  public Intake intake(List<CityLanding> landings) {
    List<Delivery> taken = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    Map<String, String> takenTonight = new HashMap<>();
    Set<String> paths = new HashSet<>();
    int knownFiles = 0;
    for (CityLanding door : landings) {
      knownFiles += door.known();
      for (Landed landed : door.files()) {
        if (known.isUnchanged(landed.file())) {
          knownFiles++;
        } else if (paths.add(landed.file().path())) {
          sort(landed, takenTonight, taken, refused);
        }
      }
    }
    return new Intake(List.copyOf(taken), List.copyOf(refused), knownFiles);
  }

  private void sort(
      Landed landed,
      Map<String, String> takenTonight,
      List<Delivery> taken,
      List<Refusal> refused) {
    if (landed.refusal() != null) {
      refused.add(landed.refusal());
      return;
    }
    Source source = sources.get(landed.file().source());
    if (source == null) {
      refused.add(Unclaimed.refusal(landed.file(), night, List.copyOf(sources.values())));
      return;
    }
    Delivery delivery = delivery(landed, source);
    Optional<String> twin = twin(delivery, takenTonight);
    if (twin.isPresent()) {
      refused.add(alreadyTaken(delivery, twin.get()));
    } else {
      takenTonight.put(key(delivery), delivery.id());
      taken.add(delivery);
    }
  }

  private Delivery delivery(Landed landed, Source source) {
    String id = Landing.id(night, source.name(), landed.scan().sha256());
    return new Delivery(id, source, landed.file(), landed.scan(), landed.landed());
  }

  private Landed attempt(DumpFile file) {
    if (file.source() == null) {
      Refusal refusal = Unclaimed.refusal(file, night, List.copyOf(sources.values()));
      return new Landed(file, "", null, null, refusal);
    }
    Source source = sources.get(file.source());
    try {
      Delivery delivery = landing.land(file, source);
      return new Landed(file, declaration(file), delivery.scan(), delivery.landed(), null);
    } catch (DeliveryRefused e) {
      String id = refusalId(file, source.name(), e.sha256());
      Refusal refusal =
          new Refusal(id, "refused", source.name(), file, e.sha256(), e.reason(), e.getMessage());
      return new Landed(file, declaration(file), null, null, refusal);
    }
  }

  private String declaration(DumpFile file) {
    Source source = file.source() == null ? null : sources.get(file.source());
    return source == null ? "" : source.declarationHash();
  }

  private Optional<String> twin(Delivery delivery, Map<String, String> takenTonight) {
    return known
        .takenAs(delivery.source().name(), delivery.scan().sha256())
        .or(() -> Optional.ofNullable(takenTonight.get(key(delivery))));
  }

  private static String key(Delivery delivery) {
    return delivery.source().name() + " " + delivery.scan().sha256();
  }

  private Refusal alreadyTaken(Delivery delivery, String twin) {
    return new Refusal(
        refusalId(delivery.file(), delivery.source().name(), delivery.scan().sha256()),
        "already_taken",
        delivery.source().name(),
        delivery.file(),
        delivery.scan().sha256(),
        "same_file_twice",
        "%s holds the same bytes as delivery %s, which the lake has. Nothing was counted twice. If a new file was meant, send that."
            .formatted(delivery.file().name(), twin));
  }

  /**
   * Two files may be refused with the same bytes, so a refusal's number also depends on the name.
   */
  private String refusalId(DumpFile file, String source, String sha256) {
    String hash = sha256.isEmpty() ? "000000000000" : sha256.substring(0, 12);
    return "%s-%s-%s-%08x".formatted(night, source, hash, file.name().hashCode());
  }

  private static Landed result(Future<Landed> attempt) {
    try {
      return attempt.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot go on landing: the run was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("Failed to land a file", e.getCause());
    }
  }
}
