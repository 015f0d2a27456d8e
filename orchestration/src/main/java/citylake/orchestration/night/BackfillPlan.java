package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.source.Source;
import citylake.lake.LakeCatalog;
import citylake.lake.NightTables;
import citylake.lake.OpsLog;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.lineage.ComputedStep;
import citylake.lineage.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a backfill would read again and make anew; nothing of it has been done.
 *
 * @param release the release that it stands on; null before the first night
 * @param sources what is read again, a line a source
 * @param partitions of standard tables in which rows may change, by table
 * @param steps that are computed again
 * @param published tables that readers know and that follow
 * @param records that are read again
 * @param seconds that it takes, judged by earlier runs; null where none has left its times
 * @param missing files whose kept copy is gone, and files of sources that are declared no longer;
 *     with any of them the backfill is refused
 * @param decided sources of which people have had refused records judged again: reading their files
 *     anew would undo what was decided, so the backfill is refused too
 */
public record BackfillPlan(
    Long release,
    List<SourceLine> sources,
    Map<String, List<String>> partitions,
    List<String> steps,
    List<String> published,
    long records,
    Long seconds,
    List<String> missing,
    List<String> decided) {

  /**
   * One source.
   *
   * @param inRange its deliveries in the nights that were named
   * @param otherwiseDeclared of them, those that were read by another declaration than today's
   * @param recordedByFolder of these, those recorded before a vendor's dumps were told apart: any
   *     change in the vendor's folder makes them count as read otherwise
   * @param files all its files, because what becomes of a record depends on those before and after
   * @param firstNight of these
   * @param lastNight of these
   */
  public record SourceLine(
      String source,
      int inRange,
      int otherwiseDeclared,
      int recordedByFolder,
      List<String> files,
      LocalDate firstNight,
      LocalDate lastNight,
      long records) {}

  /** Whether everything in the range was read by today's declarations already. */
  public boolean isEmpty() {
    return sources.isEmpty();
  }

  /** Looks at what is released; without a session. */
  public static BackfillPlan of(BackfillOrder order, LakeCatalog catalog, List<Source> sources) {
    Optional<Release> release = new Releases(catalog).current();
    if (release.isEmpty()) {
      return new BackfillPlan(
          null, List.of(), Map.of(), List.of(), List.of(), 0, null, List.of(), List.of());
    }
    List<TakenDelivery> taken = taken(catalog, release.get(), sources);
    List<TakenDelivery> replayed = replayed(order, taken);
    Set<TableName> changed = new HashSet<>(List.of(Tables.OPS_DELIVERY, Tables.QUARANTINE_RECORD));
    replayed.forEach(delivery -> changed.add(new TableName("standard", delivery.kind())));
    List<Step> following = following(release.get(), sources, changed);
    long records = replayed.stream().mapToLong(TakenDelivery::records).sum();
    boolean isEmpty = replayed.isEmpty();
    return new BackfillPlan(
        release.get().number(),
        lines(order, replayed),
        partitions(replayed),
        isEmpty ? List.of() : following.stream().map(Step::name).toList(),
        isEmpty
            ? List.of()
            : following.stream()
                .map(Step::output)
                .filter(table -> table.layer().equals("published"))
                .map(TableName::toString)
                .toList(),
        records,
        seconds(catalog, taken, records),
        missing(replayed),
        decided(catalog, release.get(), replayed));
  }

  /** Which of the sources have deliveries of records that were judged again. */
  private static List<String> decided(
      LakeCatalog catalog, Release release, List<TakenDelivery> replayed) {
    Set<String> sources = new TreeSet<>();
    replayed.forEach(delivery -> sources.add(delivery.source()));
    Set<String> decided = new TreeSet<>();
    for (Map<String, Object> row :
        NightTables.releasedOnly(catalog, release).releasedRows(Tables.OPS_DELIVERY)) {
      if ("replayed".equals(row.get("status")) && sources.contains(row.get("source"))) {
        decided.add((String) row.get("source"));
      }
    }
    return List.copyOf(decided);
  }

  static List<TakenDelivery> taken(LakeCatalog catalog, Release release, List<Source> sources) {
    Map<String, Source> declared = new TreeMap<>();
    sources.forEach(source -> declared.put(source.name(), source));
    List<TakenDelivery> taken = new ArrayList<>();
    for (Map<String, Object> row :
        NightTables.releasedOnly(catalog, release).releasedRows(Tables.OPS_DELIVERY)) {
      if ("taken".equals(row.get("status"))) {
        String source = (String) row.get("source");
        Path landed = catalog.home().landing().resolve(source).resolve((String) row.get("sha256"));
        taken.add(new TakenDelivery(row, Optional.ofNullable(declared.get(source)), landed));
      }
    }
    taken.sort(Comparator.comparing(TakenDelivery::night).thenComparing(TakenDelivery::id));
    return taken;
  }

  /** All files of the cities and kinds of which one in the range was read otherwise. */
  static List<TakenDelivery> replayed(BackfillOrder order, List<TakenDelivery> taken) {
    Set<String> groups = new HashSet<>();
    for (TakenDelivery delivery : taken) {
      if (order.concerns(delivery.night(), delivery.city())
          && (order.again() || !delivery.isReadAsDeclaredToday())) {
        groups.add(delivery.group());
      }
    }
    return taken.stream().filter(delivery -> groups.contains(delivery.group())).toList();
  }

  private static List<SourceLine> lines(BackfillOrder order, List<TakenDelivery> replayed) {
    Map<String, List<TakenDelivery>> bySource = new TreeMap<>();
    replayed.forEach(
        delivery ->
            bySource.computeIfAbsent(delivery.source(), any -> new ArrayList<>()).add(delivery));
    List<SourceLine> lines = new ArrayList<>();
    bySource.forEach(
        (source, files) -> {
          List<TakenDelivery> inRange =
              files.stream().filter(file -> order.concerns(file.night(), file.city())).toList();
          lines.add(
              new SourceLine(
                  source,
                  inRange.size(),
                  (int) inRange.stream().filter(file -> !file.isReadAsDeclaredToday()).count(),
                  (int) inRange.stream().filter(TakenDelivery::isRecordedByFolder).count(),
                  files.stream().map(TakenDelivery::file).toList(),
                  files.get(0).night(),
                  files.get(files.size() - 1).night(),
                  files.stream().mapToLong(TakenDelivery::records).sum()));
        });
    return List.copyOf(lines);
  }

  private static Map<String, List<String>> partitions(List<TakenDelivery> replayed) {
    Map<String, Set<String>> partitions = new TreeMap<>();
    replayed.forEach(
        delivery ->
            partitions
                .computeIfAbsent("standard." + delivery.kind(), any -> new TreeSet<>())
                .add(delivery.cityCode() + " " + delivery.night().toString().substring(0, 7)));
    Map<String, List<String>> sorted = new LinkedHashMap<>();
    partitions.forEach((table, values) -> sorted.put(table, List.copyOf(values)));
    return sorted;
  }

  private static List<Step> following(
      Release release, List<Source> sources, Set<TableName> changed) {
    List<Step> following = new ArrayList<>();
    Set<TableName> moved = new HashSet<>(changed);
    for (Step step : NightSteps.flow(sources, release.night(), null).inOrder()) {
      if (step instanceof ComputedStep && step.inputs().stream().anyMatch(moved::contains)) {
        following.add(step);
        moved.add(step.output());
      }
    }
    return following;
  }

  private static List<String> missing(List<TakenDelivery> replayed) {
    List<String> missing = new ArrayList<>();
    for (TakenDelivery delivery : replayed) {
      if (delivery.declared().isEmpty()) {
        missing.add(
            "%s (night %s): its source %s is declared no longer"
                .formatted(delivery.file(), delivery.night(), delivery.source()));
      } else if (!delivery.isKept()) {
        missing.add(
            "%s (night %s): its kept copy %s is gone"
                .formatted(delivery.file(), delivery.night(), delivery.landed()));
      }
    }
    return List.copyOf(missing);
  }

  /** Seconds a record of all runs so far, and those of the newest run of each computed step. */
  private static Long seconds(LakeCatalog catalog, List<TakenDelivery> taken, long records) {
    double feeding = 0;
    Map<String, Double> computing = new TreeMap<>();
    for (Map<String, Object> row : new OpsLog(catalog, "").rows(Tables.OPS_RUN)) {
      if ("written".equals(row.get("outcome")) && row.get("ended_at") != null) {
        double seconds =
            Duration.between(
                        (OffsetDateTime) row.get("started_at"),
                        (OffsetDateTime) row.get("ended_at"))
                    .toMillis()
                / 1000.0;
        String output = (String) row.get("output");
        if (output.startsWith("derived.") || output.startsWith("published.")) {
          computing.merge((String) row.get("step"), seconds, Math::max);
        } else {
          feeding += seconds;
        }
      }
    }
    long all = taken.stream().mapToLong(TakenDelivery::records).sum();
    double compute = computing.values().stream().mapToDouble(Double::doubleValue).sum();
    return all == 0 || feeding == 0 ? null : Math.round(feeding / all * records + compute);
  }
}
