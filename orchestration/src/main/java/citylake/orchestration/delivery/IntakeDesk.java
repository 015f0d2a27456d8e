package citylake.orchestration.delivery;

import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Lands every file that is new or has changed. */
  public Intake take(List<DumpFile> files) {
    List<DumpFile> fresh = files.stream().filter(file -> !known.isUnchanged(file)).toList();
    List<Delivery> taken = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    Map<String, String> takenTonight = new HashMap<>();
    List<Future<Attempted>> attempts = new ArrayList<>();
    ExecutorService desks = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      fresh.forEach(file -> attempts.add(desks.submit(() -> attempt(file))));
      for (Future<Attempted> attempt : attempts) {
        Attempted result = result(attempt);
        if (result.refusal() != null) {
          refused.add(result.refusal());
          continue;
        }
        Delivery delivery = result.delivery();
        Optional<String> twin = twin(delivery, takenTonight);
        if (twin.isPresent()) {
          refused.add(alreadyTaken(delivery, twin.get()));
        } else {
          takenTonight.put(key(delivery), delivery.id());
          taken.add(delivery);
        }
      }
    } finally {
      desks.shutdown();
    }
    return new Intake(List.copyOf(taken), List.copyOf(refused), files.size() - fresh.size());
  }

  private Attempted attempt(DumpFile file) {
    if (file.source() == null) {
      return new Attempted(null, Unclaimed.refusal(file, night, List.copyOf(sources.values())));
    }
    Source source = sources.get(file.source());
    try {
      return new Attempted(landing.land(file, source), null);
    } catch (DeliveryRefused e) {
      String id = refusalId(file, source.name(), e.sha256());
      return new Attempted(
          null,
          new Refusal(id, "refused", source.name(), file, e.sha256(), e.reason(), e.getMessage()));
    }
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

  private static Attempted result(Future<Attempted> attempt) {
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

  private record Attempted(Delivery delivery, Refusal refusal) {}
}
