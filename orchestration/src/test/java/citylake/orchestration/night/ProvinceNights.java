package citylake.orchestration.night;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.Maintenance;
import citylake.lake.NightLock;
import citylake.lake.Retention;
import citylake.orchestration.lineage.LineageSettings;
import citylake.quality.DeliveryAccount;
import citylake.sample.form.CityForm;
import citylake.sample.form.CityForms;
import citylake.sample.form.Kind;
import citylake.sample.land.Cities;
import citylake.sample.land.City;
import citylake.sample.night.FileAccount;
import citylake.sample.province.Province;
import citylake.sample.province.ProvinceSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * Nights over the province in its cities' own forms, with what the truth says of each file, and
 * what the cities know.
 *
 * @param sources as the cities are declared
 * @param files of the declared sources: what a night should count in each
 * @param nights what the nights said
 */
record ProvinceNights(
    NightLab lab,
    List<City> cities,
    List<Source> sources,
    List<FileAccount> files,
    BiFunction<Kind, City, ConformingRows> known,
    List<NightResult> nights)
    implements AutoCloseable {
  private static final int WEEK = 7;

  static ProvinceNights run(Path folder, ProvinceSize size) {
    return run(folder, size, source -> true);
  }

  /**
   * @param declared of which sources the cities are declared; nobody claims the files of others
   */
  static ProvinceNights run(Path folder, ProvinceSize size, Predicate<Source> declared) {
    NightLab lab = new NightLab(folder);
    List<City> cities = Cities.first(size.cities());
    Path province = folder.resolve("province");
    List<FileAccount> written =
        new Province(size, CityForms::ofVendor).write(province, 2, said -> {});
    List<Source> sources =
        Sources.loadOnly(List.of(province.resolve("sources"))).all().stream()
            .filter(declared)
            .toList();
    Set<String> names = sources.stream().map(Source::name).collect(Collectors.toSet());
    List<FileAccount> files =
        written.stream().filter(file -> names.contains(file.city() + "." + file.kind())).toList();
    List<NightResult> nights = new ArrayList<>();
    for (LocalDate date : written.stream().map(FileAccount::night).distinct().toList()) {
      NightSettings settings =
          new NightSettings(
              date,
              lab.home(),
              province.resolve("nights").resolve(date.toString()).toString(),
              sources,
              ScanLimits.DEFAULT);
      long start = System.nanoTime();
      nights.add(
          new NightRun(settings, lab.catalog(), lab::session, Progress.SILENT, Clock.systemUTC())
              .run());
      System.out.printf(
          "MEASURED night %s, %d sources: %.1f s%n",
          date, sources.size(), (System.nanoTime() - start) / 1e9);
      if (nights.size() % WEEK == 0) {
        maintain(lab);
      }
    }
    List<FileAccount> conforming = conforming(folder, size, cities);
    return new ProvinceNights(
        lab,
        cities,
        sources,
        files,
        // All at once, after thirty nights, are more than there is memory.
        (kind, city) -> known(folder, cities, conforming, file -> isOf(file, kind, city)),
        nights);
  }

  private static boolean isOf(FileAccount file, Kind kind, City city) {
    return file.kind().equals(kind.standardName()) && file.city().equals(city.key());
  }

  /** The upkeep that the pages ask for each week; of a month's releases it keeps all. */
  private static void maintain(NightLab lab) {
    long start = System.nanoTime();
    try (NightLock lock = NightLock.take(lab.home(), "maintain")) {
      new Maintenance(lab.catalog(), lab::session, Retention.DEFAULT, Clock.systemUTC()).run();
    }
    System.out.printf("MEASURED upkeep: %.1f s%n", (System.nanoTime() - start) / 1e9);
  }

  /**
   * The same province as if each city conformed and corrected by whole records.
   *
   * @param played which of its files tell
   */
  static ConformingRows known(
      Path folder, ProvinceSize size, List<City> cities, Predicate<FileAccount> played) {
    return known(folder, cities, conforming(folder, size, cities), played);
  }

  private static List<FileAccount> conforming(Path folder, ProvinceSize size, List<City> cities) {
    CityForm whole = CityForms.standard(cities.get(0));
    return new Province(size, city -> whole).write(folder.resolve("conforming"), 2, said -> {});
  }

  private static ConformingRows known(
      Path folder, List<City> cities, List<FileAccount> files, Predicate<FileAccount> played) {
    return ConformingRows.of(
        folder.resolve("conforming"),
        files.stream().filter(played).toList(),
        key -> correctsInParts(cities, key));
  }

  private static boolean correctsInParts(List<City> cities, String key) {
    return cities.stream()
        .filter(city -> city.key().equals(key))
        .anyMatch(city -> CityForms.ofVendor(city).correctsInParts());
  }

  /** Each file that was taken, with what its records came to. */
  List<String> told() {
    return nights.stream()
        .flatMap(night -> night.deliveries().stream().map(file -> line(night.night(), file)))
        .sorted()
        .toList();
  }

  private static String line(LocalDate night, DeliveryAccount file) {
    return line(
        night,
        file.file(),
        file.records(),
        file.accepted(),
        file.corrections(),
        file.retractions(),
        file.duplicates(),
        file.quarantined());
  }

  /** The same by the truth; corrections that are a part of the record are set aside. */
  List<String> expected() {
    return files.stream()
        .filter(file -> file.outcome().equals("taken"))
        .map(file -> correctsInParts(cities, file.city()) ? file.withCorrectionsSetAside() : file)
        .map(
            file ->
                line(
                    file.night(),
                    file.file(),
                    file.records(),
                    file.accepted(),
                    file.corrections(),
                    file.retractions(),
                    file.duplicates(),
                    file.quarantined()))
        .sorted()
        .toList();
  }

  /** Has every file that was taken read again, all nights together, as if none had been read. */
  BackfillResult rebuilt() {
    Set<String> all = cities.stream().map(City::key).collect(Collectors.toSet());
    LocalDate first = nights.get(0).night();
    LocalDate last = nights.get(nights.size() - 1).night();
    return new BackfillRun(
            new BackfillOrder(first, last, all, true),
            lab.catalog(),
            sources,
            lab::session,
            Progress.SILENT,
            Clock.systemUTC(),
            LineageSettings.HERE)
        .run();
  }

  private static String line(LocalDate night, String file, long records, long... outcomes) {
    return "%s %s %d = %s"
        .formatted(
            night,
            file,
            records,
            Arrays.stream(outcomes).mapToObj(Long::toString).collect(Collectors.joining(" + ")));
  }

  /** Each file of the declared sources that was not taken, and why not. */
  List<String> toldRefused() {
    return nights.stream()
        .flatMap(night -> night.refusals().stream())
        .filter(refusal -> refusal.file().source() != null) // nobody claims the others
        .map(
            refusal ->
                "%s %s %s"
                    .formatted(
                        refusal.file().name(),
                        refusal.status(),
                        mishap(refusal.status(), refusal.reason())))
        .sorted()
        .toList();
  }

  /** What the truth calls it; how a torn file is seen to be torn depends on its format. */
  private static String mishap(String status, String reason) {
    if (status.equals("already_taken")) {
      return null;
    }
    return switch (reason) {
      case "renamed_column" -> "renamed_field";
      case "wrong_encoding" -> "other_encoding";
      default -> "torn";
    };
  }

  List<String> expectedRefused() {
    return files.stream()
        .filter(file -> !file.outcome().equals("taken"))
        .map(file -> "%s %s %s".formatted(file.file(), file.outcome(), file.mishap()))
        .sorted()
        .toList();
  }

  /**
   * Where the rows that readers see are not what the cities know.
   *
   * @param agreement counts what was compared
   */
  List<String> differences(Agreement agreement) {
    List<String> differences = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (City city : cities.stream().filter(each -> isDeclared(kind, each)).toList()) {
        differences.addAll(
            new RowsAsKnown(kind, known.apply(kind, city).of(kind.standardName(), city.key()))
                .differences(current(kind, city), agreement));
      }
    }
    return differences;
  }

  private boolean isDeclared(Kind kind, City city) {
    return sources.stream()
        .anyMatch(source -> source.name().equals(city.key() + "." + kind.standardName()));
  }

  /** The rows of one city that readers see: the sightings of all of thirty nights fill memory. */
  List<Row> current(Kind kind, City city) {
    return lab.released(standing(kind) + " AND city_code = '%s'".formatted(city.code()));
  }

  private static String standing(Kind kind) {
    return "SELECT * FROM standard.%s WHERE _state = 'current'".formatted(kind.standardName());
  }

  @Override
  public void close() throws IOException {
    lab.close();
  }
}
