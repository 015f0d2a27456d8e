package citylake.etl.draft;

import citylake.etl.draft.Draft.DraftCell;
import citylake.etl.draft.Draft.DraftColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Drafts a source from one file: cut it, profile its columns, give them roles, judge its records.
 */
public final class Drafter {
  private static final double MOST_RECORDS_ARE = 0.5;

  private Drafter() {}

  /**
   * Looks at a file, plain or gzip.
   *
   * @param beforehand what a person knows; the rest is read from the file or asked for
   * @throws CannotDraft when the file is no delimited text
   */
  public static Draft of(Path file, Known beforehand) {
    return of(file, beforehand, KnownPlaces.NONE);
  }

  /**
   * Looks at a file, plain or gzip.
   *
   * @param knownPlaces to hold its own against, where their system is in doubt
   */
  public static Draft of(Path file, Known beforehand, KnownPlaces knownPlaces) {
    FirstRead read = FirstRead.of(file);
    String name = String.valueOf(file.getFileName());
    List<ColumnProfile> columns = read.columns();
    Roles roles = read.roles();
    DegreeSystem degrees = DegreeSystem.of(read, knownPlaces);
    PlaceReader places =
        PlaceReader.of(PlaceRoles.isInDegrees(roles), beforehand.proj4(), degrees.shift());
    RecordChecks checks = new RecordChecks(roles, places);
    long[] count = {0};
    read.records()
        .forEach(
            (number, fields, fault) -> {
              count[0] = number;
              return checks.take(number, fields, fault);
            });
    if (count[0] == 0) {
      throw new CannotDraft(
          "Cannot draft from %s: it has a header but no records. Nothing was written."
              .formatted(name));
    }
    List<DraftCell> cells =
        checks.cells().cells(checks.faults()).stream()
            .map(cell -> new DraftCell(cell.lon(), cell.lat(), cell.count()))
            .toList();
    columns.forEach(column -> addColumnFaults(checks.faults(), column));
    List<Finding> findings = new ArrayList<>(List.of(read.text().finding()));
    findings.addAll(read.cut().findings());
    findings.addAll(roles.findings());
    Optional.ofNullable(degrees.finding()).ifPresent(findings::add);
    Optional<RepeatedKeys> repeated = RepeatedKeys.in(read.records(), roles, checks);
    repeated.map(RepeatedKeys::finding).ifPresent(findings::add);
    unusedProjection(beforehand, roles).ifPresent(findings::add);
    Known known = completed(beforehand, name, roles);
    boolean hasHours = !checks.hours().isEmpty();
    return new Draft(
        name,
        known.city(),
        known.vendor(),
        known.kind(),
        read.cut().shape(),
        count[0],
        read.isWhole(),
        columns.stream().map(column -> column(column, roles)).toList(),
        List.copyOf(findings),
        checks.faults().all(),
        cells,
        checks.cells().count(),
        checks.hours(),
        checks.timed(),
        hasHours ? roles.column(checks.clock()).map(ColumnProfile::name).orElse(null) : null,
        SourceDraft.files(known, name, read, degrees, cells, repeated),
        CityDraft.dump(known.city(), known.kind(), name),
        KindForm.of(known.kind()).notGiven(roles),
        Asks.of(known, roles, findings));
  }

  /** What the person did not say about city, vendor and kind, as the file has it. */
  private static Known completed(Known beforehand, String file, Roles roles) {
    String city = beforehand.cityOr(id(file));
    return new Known(
        city,
        beforehand.vendorOr(city),
        beforehand.kind() == null ? kind(file, roles) : beforehand.kind(),
        beforehand.zone(),
        beforehand.proj4(),
        beforehand.cityCode(),
        beforehand.cityCodeSystem());
  }

  private static Optional<Finding> unusedProjection(Known known, Roles roles) {
    boolean hasPlaces = roles.column(Role.X).isPresent();
    if (known.proj4() == null || (hasPlaces && !PlaceRoles.isInDegrees(roles))) {
      return Optional.empty();
    }
    return Optional.of(
        hasPlaces
            ? new Finding(
                "--proj4",
                "taken, but the places look like degrees",
                "their numbers lie within 180 and 90",
                "degrees are no places on that plane: leave --proj4 out, or ask the city")
            : new Finding(
                "--proj4",
                "not used for any record",
                "no columns hold places",
                "name the columns of places in the SELECT by hand"));
  }

  private static void addColumnFaults(FaultCounts faults, ColumnProfile column) {
    if (column.filled() == 0 && column.records() > 0) {
      faults.addCounted(
          new FileFault(
              "column_empty",
              column.records(),
              "%s holds nothing but blanks".formatted(column.name()),
              null));
    } else if (column.padded() > 0) {
      faults.addCounted(
          new FileFault(
              "blanks_padded",
              column.padded(),
              "values of %s with blanks around them or nothing else".formatted(column.name()),
              column.firstPadded()));
    }
  }

  private static DraftColumn column(ColumnProfile column, Roles roles) {
    return new DraftColumn(column.name(), column.type(), roles.words(column), column.filledShare());
  }

  /** Crashes, where the file's name or most of its rows say so. */
  private static String kind(String file, Roles roles) {
    boolean isNamedSo = Hints.CRASH.isIn(file.toLowerCase(Locale.ROOT).replace('_', ' '));
    boolean hasColumnSo =
        roles.columns().stream()
            .anyMatch(
                column -> column.words().matches(".*\\b(crash|collision) ?(type|date|time)\\b.*"));
    boolean areRowsSo =
        roles
            .column(Role.TEXT)
            .map(
                column -> {
                  long crashes =
                      column.values().entrySet().stream()
                          .filter(
                              value -> Hints.CRASH.isIn(value.getKey().toLowerCase(Locale.ROOT)))
                          .mapToLong(Map.Entry::getValue)
                          .sum();
                  return crashes > MOST_RECORDS_ARE * column.filled();
                })
            .orElse(false);
    return isNamedSo || hasColumnSo || areRowsSo ? "crash" : "incident";
  }

  /** "Denver crime 2018.csv.gz" is denver_crime_2018. */
  static String id(String file) {
    String word =
        file.toLowerCase(Locale.ROOT)
            .replaceAll("\\.(gz|csv|txt|tsv|dat|xlsx|dbf|parquet|avro|sql|xml|jsonl?)\\b", "")
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    return word.matches("[a-z].*") ? word : "city_" + (word.isEmpty() ? "unnamed" : word);
  }
}
