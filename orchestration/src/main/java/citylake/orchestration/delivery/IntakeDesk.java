package citylake.orchestration.delivery;

import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.quality.arrival.ArrivalHistory;
import citylake.quality.arrival.ArrivalLimits;
import citylake.quality.arrival.Finding;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Takes in what the cities delivered: several files at a time, and none stops another.
 *
 * <p>A file that cannot be taken becomes a {@link Refusal} with its reason; the rest go through.
 */
public final class IntakeDesk {
  private final Map<String, Source> sources;
  private final KnownFiles known;
  private final LocalDate night;
  private final Landing landing;
  private final Set<String> accepted;

  /**
   * @param accepted names of files that a person has looked at: taken although history speaks
   *     against them
   */
  public IntakeDesk(
      List<Source> sources,
      KnownFiles known,
      LocalDate night,
      Path landingArea,
      ScanLimits limits,
      Set<String> accepted) {
    this.sources = sources.stream().collect(Collectors.toMap(Source::name, source -> source));
    this.known = known;
    this.night = night;
    this.accepted = Set.copyOf(accepted);
    this.landing = new Landing(landingArea, night, limits);
  }

  /**
   * Lands every file of a door that is new or has changed.
   *
   * @param before what this door has landed in this night already; its whole files are not read
   *     again
   */
  public CityLanding land(String door, List<DumpFile> files, Optional<CityLanding> before) {
    List<DumpFile> fresh = files.stream().filter(this::isFresh).toList();
    List<Landed> landed =
        SideBySide.all(
            fresh.stream()
                .map(
                    file ->
                        (Supplier<Landed>) () -> again(file, before).orElseGet(() -> attempt(file)))
                .toList());
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
        if (!isFresh(landed.file())) {
          knownFiles++;
        } else if (paths.add(landed.file().path())) {
          knownFiles += sort(landed, takenTonight, taken, refused) ? 0 : 1;
        }
      }
    }
    Set<String> landed = landings.stream().map(CityLanding::door).collect(Collectors.toSet());
    return new Intake(
        List.copyOf(taken), List.copyOf(refused), knownFiles, landed, gone(landings, landed));
  }

  /** Such a file is tried at every landing, so one that no landing has met is there no more. */
  private Set<String> gone(List<CityLanding> landings, Set<String> landed) {
    Set<String> met =
        landings.stream()
            .flatMap(door -> door.files().stream())
            .map(file -> file.file().name())
            .collect(Collectors.toSet());
    return known.stillRefused(night).stream()
        .filter(file -> file.reason().equals(UnreadableFile.REASON))
        .filter(file -> isOfADoor(file, landed))
        .map(RefusedBefore::file)
        .filter(file -> !met.contains(file))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Not so where the source is no longer declared. */
  private boolean isOfADoor(RefusedBefore file, Set<String> doors) {
    return sources.containsKey(file.source())
        && doors.contains(sources.get(file.source()).city().id());
  }

  /** False for a file that was looked at again, with a finding that is on record already. */
  private boolean sort(
      Landed landed,
      Map<String, String> takenTonight,
      List<Delivery> taken,
      List<Refusal> refused) {
    if (landed.refusal() != null) {
      return addNew(refused, landed.refusal());
    }
    Source source = landed.file().source() == null ? null : sources.get(landed.file().source());
    if (source == null) {
      return addNew(
          refused, Unclaimed.refusal(landed.file(), night, List.copyOf(sources.values())));
    }
    Delivery delivery = delivery(landed, source);
    Optional<Refusal> refusal = twin(delivery, takenTonight).or(() -> odd(delivery));
    if (refusal.isPresent()) {
      return addNew(refused, refusal.get());
    }
    takenTonight.put(key(delivery), delivery.id());
    takenTonight.put(recordsKey(delivery), delivery.id());
    return taken.add(delivery);
  }

  private boolean addNew(List<Refusal> refused, Refusal refusal) {
    return !known.isRecorded(refusal.id()) && refused.add(refusal);
  }

  private Delivery delivery(Landed landed, Source source) {
    String id = Landing.id(night, source.name(), landed.scan().sha256());
    Delivery delivery =
        new Delivery(id, source, landed.file(), landed.scan(), null, landed.landed());
    return delivery.remarked(remarks(delivery));
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
      return refused(file, source, e.sha256(), e.reason(), e.getMessage());
    } catch (UnreadableFile e) {
      return refused(
          file,
          source,
          "",
          UnreadableFile.REASON,
          "Cannot read %s where it lies: %s. Nothing of this file was taken; what was delivered before stays as it is. Look at the folder or the connection; the next run tries again."
              .formatted(file.name(), e.getMessage()));
    }
  }

  private Landed refused(
      DumpFile file, Source source, String sha256, String reason, String detail) {
    String id = refusalId(file, source.name(), sha256, reason);
    Refusal refusal = new Refusal(id, "refused", source.name(), file, sha256, reason, detail);
    return new Landed(file, declaration(file), null, null, refusal);
  }

  private String declaration(DumpFile file) {
    return claimedBy(file).map(Source::declarationHash).orElse("");
  }

  private Optional<Source> claimedBy(DumpFile file) {
    return Optional.ofNullable(file.source()).map(sources::get);
  }

  private boolean isFresh(DumpFile file) {
    return accepted.contains(file.name())
        ? !known.isTaken(file)
        : !known.isUnchanged(file, claimedBy(file));
  }

  private Optional<Refusal> twin(Delivery delivery, Map<String, String> takenTonight) {
    Source source = delivery.source();
    Optional<String> sameBytes =
        known
            .takenAs(source, delivery.scan().sha256())
            .filter(twin -> !isAcceptedAgain(delivery, twin))
            .or(() -> Optional.ofNullable(takenTonight.get(key(delivery))));
    if (sameBytes.isPresent()) {
      return Optional.of(alreadyTaken(delivery, "same_file_twice", "bytes", sameBytes.get()));
    }
    return known
        .takenWith(source, delivery.scan().fingerprint())
        .filter(twin -> !isAcceptedAgain(delivery, twin))
        .or(() -> Optional.ofNullable(takenTonight.get(recordsKey(delivery))))
        .map(
            twin ->
                alreadyTaken(
                    delivery, "same_records_twice", "records, packed or ordered otherwise,", twin));
  }

  /** A person says that what an earlier night took holds once more, as after a wrong correction. */
  private boolean isAcceptedAgain(Delivery delivery, String twin) {
    return accepted.contains(delivery.file().name()) && !isOfTonight(twin);
  }

  private boolean isOfTonight(String delivery) {
    return delivery.startsWith(night.toString());
  }

  private static String key(Delivery delivery) {
    return delivery.source().name() + " " + delivery.scan().sha256();
  }

  private static String recordsKey(Delivery delivery) {
    return delivery.source().name() + " records " + delivery.scan().fingerprint();
  }

  private Refusal alreadyTaken(Delivery delivery, String reason, String what, String twin) {
    return refusal(
        delivery,
        "already_taken",
        reason,
        "%s holds the same %s as delivery %s, which the lake has. Nothing was counted twice. If a new file was meant, send that%s."
            .formatted(
                delivery.file().name(),
                what,
                twin,
                isOfTonight(twin)
                    ? ""
                    : "; if it is to count once more, run the night with --accept "
                        + delivery.file().name()));
  }

  /** History speaks against it, and nobody has said that it is right. */
  private Optional<Refusal> odd(Delivery delivery) {
    return accepted.contains(delivery.file().name())
        ? Optional.empty()
        : findings(delivery).stream()
            .filter(Finding::refuses)
            .findFirst()
            .map(
                finding ->
                    refusal(
                        delivery,
                        "refused",
                        finding.code(),
                        "Cannot take %s: %s. Nothing of this file was taken; what was delivered before stays as it is. Please send the right file; if this one is right, run the night with --accept %s%s."
                            .formatted(
                                delivery.file().name(),
                                finding.words(),
                                delivery.file().name(),
                                changedForGood(delivery))));
  }

  /** Nothing of it for a file of before a change that is declared already. */
  private String changedForGood(Delivery delivery) {
    Source source = delivery.source();
    return known.firstFound(delivery.file(), night).isBefore(source.usualSince())
        ? ""
        : "; if all will be like it from now on, write usual_since: %s at dumps.%s in cities/%s.yaml, and run the night again"
            .formatted(known.unlikeSince(source, night), source.dump(), source.city().id());
  }

  private String remarks(Delivery delivery) {
    List<Finding> findings = findings(delivery);
    return findings.isEmpty()
        ? null
        : findings.stream()
            .map(finding -> finding.code() + ": " + finding.words())
            .collect(Collectors.joining("; "));
  }

  private List<Finding> findings(Delivery delivery) {
    return new ArrivalHistory(
            known.arrivals(delivery.source(), delivery.file(), night), ArrivalLimits.DEFAULT)
        .judge(Arrivals.of(delivery, night));
  }

  private Refusal refusal(Delivery delivery, String status, String reason, String detail) {
    return new Refusal(
        refusalId(delivery.file(), delivery.source().name(), delivery.scan().sha256(), reason),
        status,
        delivery.source().name(),
        delivery.file(),
        delivery.scan().sha256(),
        reason,
        detail);
  }

  /**
   * Two files may be refused with the same bytes, and one for two reasons in turn, so a refusal's
   * number also depends on the name and the reason.
   */
  private String refusalId(DumpFile file, String source, String sha256, String reason) {
    String hash = sha256.isEmpty() ? "000000000000" : sha256.substring(0, 12);
    return "%s-%s-%s-%08x".formatted(night, source, hash, (file.name() + reason).hashCode());
  }
}
