package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.source.Source;
import citylake.lake.LakeCatalog;
import citylake.lake.NightTables;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.lineage.ComputedStep;
import citylake.lineage.Step;
import citylake.orchestration.purge.Past;
import citylake.orchestration.purge.PurgeBook;
import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.Decision.Action;
import citylake.orchestration.quarantine.DecisionBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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
 * @param decided what people have decided about refused records of these sources: it is applied
 *     again where today's declarations refuse the record too
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
    List<DecidedLine> decided) {

  /**
   * Decisions about refused records of one source.
   *
   * @param repaired records that were repaired, and the repair carried out
   * @param judgedAgain records that were judged again as they are
   * @param dismissed records that were closed for good
   */
  public record DecidedLine(String source, long repaired, long judgedAgain, long dismissed) {}

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
    List<TakenDelivery> taken = TakenFiles.of(catalog, release.get(), sources);
    List<TakenDelivery> replayed = TakenFiles.replayed(order, taken);
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
        RunSeconds.of(catalog, taken, records),
        missing(catalog, replayed),
        decided(catalog, release.get(), replayed));
  }

  private static List<DecidedLine> decided(
      LakeCatalog catalog, Release release, List<TakenDelivery> replayed) {
    List<Decision> all = new DecisionBook(catalog).all();
    Set<Object> done =
        DecisionBook.carriedOut(
            NightTables.releasedOnly(catalog, release).releasedRows(Tables.OPS_DELIVERY));
    Set<String> deliveries = new HashSet<>();
    replayed.forEach(delivery -> deliveries.add(delivery.id()));
    Map<String, Map<Action, Long>> records = new TreeMap<>();
    for (Decision decision : all) {
      boolean counts = decision.action() == Action.DISMISS || done.contains(decision.id());
      if (counts && deliveries.contains(decision.delivery())) {
        records
            .computeIfAbsent(decision.source(), source -> new EnumMap<>(Action.class))
            .merge(decision.action(), (long) decision.records().size(), Long::sum);
      }
    }
    List<DecidedLine> lines = new ArrayList<>();
    records.forEach(
        (source, of) ->
            lines.add(
                new DecidedLine(
                    source,
                    of.getOrDefault(Action.REPAIR, 0L),
                    of.getOrDefault(Action.REPLAY, 0L),
                    of.getOrDefault(Action.DISMISS, 0L))));
    return List.copyOf(lines);
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

  /** Whether its file is there or not: read again, it would bring back what was deleted. */
  private static boolean isPast(PurgeBook purges, TakenDelivery delivery) {
    return Stream.of("standard." + delivery.kind(), Past.LANDING)
        .flatMap(store -> purges.gone(store, delivery.kind()).stream())
        .anyMatch(gone -> !delivery.night().isAfter(gone.lastNight()));
  }

  private static List<String> missing(LakeCatalog catalog, List<TakenDelivery> replayed) {
    PurgeBook purges = new PurgeBook(catalog);
    List<String> missing = new ArrayList<>();
    for (TakenDelivery delivery : replayed) {
      if (delivery.declared().isEmpty()) {
        missing.add(
            "%s (night %s): its source %s is declared no longer"
                .formatted(delivery.file(), delivery.night(), delivery.source()));
      } else if (isPast(purges, delivery)) {
        missing.add(
            "%s (night %s): it is past the period of its kind, and rows of it were deleted (citylake purge)"
                .formatted(delivery.file(), delivery.night()));
      } else if (!delivery.isKept()) {
        missing.add(
            "%s (night %s): its kept copy %s is gone"
                .formatted(delivery.file(), delivery.night(), delivery.landed()));
      }
    }
    return List.copyOf(missing);
  }
}
