package citylake.orchestration.delivery;

import citylake.etl.source.Source;
import citylake.quality.arrival.Arrival;
import citylake.quality.arrival.ArrivalHistory;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The files that earlier nights have dealt with, as {@code ops.delivery} tells. */
public final class KnownFiles {
  private final Map<String, String> refusedBy = new HashMap<>();
  private final Set<String> recorded = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> takenByHash = new HashMap<>();
  private final Map<String, String> takenByFingerprint = new HashMap<>();
  private final Map<String, List<Arrival>> arrivals = new HashMap<>();
  private final Map<LocalDate, Map<String, RefusedBefore>> refusedIn = new HashMap<>();
  private final Map<String, LocalDate> unlikeFirst = new HashMap<>();
  private final Map<String, NavigableSet<LocalDate>> unlike = new HashMap<>();
  private final Set<String> takenNames = new HashSet<>();
  private final Map<String, Set<String>> cityCodes = new TreeMap<>();

  /**
   * @param deliveries rows of ops.delivery
   */
  public KnownFiles(List<Map<String, Object>> deliveries) {
    for (Map<String, Object> row : deliveries) {
      OffsetDateTime modified = (OffsetDateTime) row.get("modified_at");
      String identity =
          identity(
              (String) row.get("file"),
              (Long) row.get("bytes"),
              modified == null ? 0 : modified.toInstant().toEpochMilli());
      recorded.add((String) row.get("delivery"));
      if ("refused".equals(row.get("status"))) {
        if (ArrivalHistory.REFUSING.contains(row.get("reason"))) {
          refusedAsUnlike(row, identity);
        }
        refusedIn
            .computeIfAbsent((LocalDate) row.get("night"), night -> new TreeMap<>())
            .put(
                (String) row.get("file"),
                new RefusedBefore(
                    (String) row.get("file"),
                    CityLanding.UNCLAIMED.equals(row.get("source"))
                        ? null
                        : (String) row.get("source"),
                    (String) row.get("reason")));
      }
      if (!UnreadableFile.REASON.equals(row.get("reason"))) {
        refusedBy.put(identity, Objects.requireNonNullElse((String) row.get("declaration"), ""));
      }
      if ("taken".equals(row.get("status"))) {
        String source = (String) row.get("source");
        taken.add(identity);
        cityCodes
            .computeIfAbsent(source, unknown -> new TreeSet<>())
            .add((String) row.get("city_code"));
        takenNames.add((String) row.get("file"));
        String dump = dump((String) row.get("city_code"), source);
        String delivery = (String) row.get("delivery");
        takenByHash.merge(dump + " " + row.get("sha256"), delivery, KnownFiles::newer);
        takenByFingerprint.merge(dump + " " + row.get("fingerprint"), delivery, KnownFiles::newer);
        arrivals.computeIfAbsent(dump, unknown -> new ArrayList<>()).add(Arrivals.of(row));
      }
    }
  }

  private void refusedAsUnlike(Map<String, Object> row, String identity) {
    LocalDate night = (LocalDate) row.get("night");
    unlikeFirst.merge(identity, night, (one, other) -> one.isBefore(other) ? one : other);
    unlike
        .computeIfAbsent(
            dump((String) row.get("city_code"), (String) row.get("source")),
            unknown -> new TreeSet<>())
        .add(night);
  }

  /**
   * Same name, size and time as a file that was dealt with by the same declaration: not read again.
   * A file that was refused gets another look when its source's declaration has changed, and one
   * that could not be read gets one every time.
   *
   * @param claimedBy the source that claims the file; empty for none
   */
  boolean isUnchanged(DumpFile file, Optional<Source> claimedBy) {
    String identity = identity(file);
    String recorded = refusedBy.get(identity);
    return taken.contains(identity)
        || claimedBy
            .map(source -> source.declaration().isRecordedAs(recorded))
            .orElse("".equals(recorded));
  }

  /** Whether {@code ops.delivery} has the row already. */
  boolean isRecorded(String delivery) {
    return recorded.contains(delivery);
  }

  /** Files that the night refused, by name, unless one of that name has been taken. */
  public List<RefusedBefore> stillRefused(LocalDate night) {
    return refusedIn.getOrDefault(night, Map.of()).values().stream()
        .filter(file -> !takenNames.contains(file.file()))
        .toList();
  }

  /** Same name, size and time as a file that was taken. */
  boolean isTaken(DumpFile file) {
    return taken.contains(identity(file));
  }

  private static String identity(DumpFile file) {
    return identity(file.name(), file.bytes(), file.modifiedAt().toEpochMilli());
  }

  /**
   * Kinds of cities of which a file was taken, in whatever form, as {@code <city>.<kind>}, and
   * which nobody declares any more under whatever name; in order.
   */
  public Set<String> undeclared(List<Source> declared) {
    Set<String> places =
        declared.stream()
            .map(source -> source.city().cityCode() + " " + source.kind())
            .collect(Collectors.toSet());
    Set<String> others = new TreeSet<>();
    cityCodes.forEach(
        (source, codes) -> {
          String[] parts = source.split("[.]", 3);
          if (codes.stream().noneMatch(code -> places.contains(code + " " + parts[1]))) {
            others.add(parts[0] + "." + parts[1]);
          }
        });
    return others;
  }

  /**
   * Deliveries of the source that were taken, also under another name of the city, and that show
   * what is usual for the file. One that an earlier night has found unlike the others stays a file
   * of that night: it does not get in because deliveries have changed since.
   */
  List<Arrival> arrivals(Source source, DumpFile file, LocalDate night) {
    LocalDate found = firstFound(file, night);
    return arrivals.getOrDefault(dump(source), List.of()).stream()
        .filter(arrival -> source.areAlike(arrival.night(), found))
        .toList();
  }

  /** The night that found the file unlike the others first; this one, if none has before. */
  LocalDate firstFound(DumpFile file, LocalDate night) {
    LocalDate found = unlikeFirst.getOrDefault(identity(file), night);
    return found.isBefore(night) ? found : night;
  }

  /**
   * The night since which deliveries of the source have been unlike those before, none of them
   * taken since; this one, if it is the first.
   */
  LocalDate unlikeSince(Source source, LocalDate night) {
    String dump = dump(source);
    LocalDate lastTaken =
        arrivals.getOrDefault(dump, List.of()).stream()
            .map(Arrival::night)
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.MIN);
    LocalDate since = unlike.getOrDefault(dump, Collections.emptyNavigableSet()).higher(lastTaken);
    return since != null && since.isBefore(night) ? since : night;
  }

  /** The delivery that brought the same records for the same source, in any order and packing. */
  Optional<String> takenWith(Source source, String fingerprint) {
    return Optional.ofNullable(takenByFingerprint.get(dump(source) + " " + fingerprint));
  }

  /** The delivery that brought the same bytes for the same source. */
  public Optional<String> takenAs(Source source, String sha256) {
    return Optional.ofNullable(takenByHash.get(dump(source) + " " + sha256));
  }

  private static String dump(Source source) {
    return dump(source.city().cityCode(), source.name());
  }

  /** A city that changes its name brings no new records by that. */
  private static String dump(String cityCode, String source) {
    return cityCode + source.substring(source.indexOf('.'));
  }

  /** Names of deliveries begin with their night. */
  private static String newer(String one, String other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static String identity(String name, long bytes, long modified) {
    return name + " " + bytes + " " + modified;
  }
}
