package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableContracts;
import citylake.etl.dump.LandedFile;
import citylake.etl.format.Formats;
import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.DeliveryScan;
import citylake.etl.landing.Scan;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.sample.form.CityForms;
import citylake.sample.form.Kind;
import citylake.sample.land.Cities;
import citylake.sample.land.City;
import citylake.sample.night.FileAccount;
import citylake.sample.province.Province;
import citylake.sample.province.ProvinceSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of the first night of each city that has a vendor's form, read by its contract and
 * SELECT without a lake: the rows are what the city knows. Some kinds of each; all kinds are in
 * {@link WholeProvinceNightsIT}.
 */
class ProvinceFormsIT {
  /** The last city joins on the third night. */
  private static final ProvinceSize SIZE = new ProvinceSize(Cities.ALL, 3, 0.002, Province.SEED);

  /** Places, times and codes; plates; people. */
  private static final Set<Kind> KINDS =
      Set.of(Kind.INCIDENT, Kind.VEHICLE_SIGHTING, Kind.HOUSEHOLD_MEMBER);

  /** Together more than a thousand records of each form. */
  private static final List<Kind> READ_TWICE = List.of(Kind.INCIDENT, Kind.VEHICLE_SIGHTING);

  @TempDir static Path folder;
  private static NightLab lab;
  private static List<FileAccount> files;
  private static ConformingRows known;
  private static List<Source> sources;

  @BeforeAll
  static void province() {
    lab = new NightLab(folder);
    Path province = folder.resolve("province");
    files = new Province(SIZE, CityForms::ofVendor).write(province, 2, said -> {});
    known =
        ProvinceNights.known(
            folder, SIZE, Cities.first(Cities.ALL), ProvinceFormsIT::isOfTheFirstNight);
    sources = Sources.loadOnly(List.of(province.resolve("sources"))).all();
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  @Test
  void eachVendorsFilesGiveTheRowsThatTheCityKnows() throws IOException, DeliveryRefused {
    List<String> differences = new ArrayList<>();
    int read = 0;
    for (City city : Cities.first(Cities.ALL)) {
      for (Kind kind : KINDS) {
        if (!CityForms.ofVendor(city).name().equals("provincial-standard")) {
          for (FileAccount file : delivered(city, kind)) {
            differences.addAll(
                new RowsAsKnown(kind, known.of(kind.standardName(), city.key()))
                    .differences(rows(file), new Agreement()));
            read++;
          }
        }
      }
    }
    assertThat(differences.stream().limit(40)).isEmpty();
    assertThat(read).as("twelve vendors").isEqualTo(12 * KINDS.size());
  }

  /** Form and faults are told before the plate is hashed: afterwards nobody could. */
  @Test
  void whatIsOddAboutAPlateIsNamedInEveryForm() throws IOException, DeliveryRefused {
    Map<String, Integer> told = new TreeMap<>();
    for (City city : Cities.first(Cities.ALL)) {
      Map<String, Map<String, String>> there =
          known.of(Kind.VEHICLE_SIGHTING.standardName(), city.key());
      for (FileAccount file : delivered(city, Kind.VEHICLE_SIGHTING)) {
        for (Row row : rows(file)) {
          String plate = there.get(row.<String>getAs("sighting_no")).get("plate_no");
          String odd = odd(row);
          assertThat(odd).as("%s in %s", plate, file.file()).isEqualTo(oddByItsLetters(plate, odd));
          told.merge(odd, 1, Integer::sum);
        }
      }
    }
    assertThat(told)
        .containsOnlyKeys(
            "", "new_energy_small", "plate_form_unknown", "plate_partly_read", "plate_unknown")
        .allSatisfy((what, times) -> assertThat(times).as(what).isGreaterThan(10));
  }

  private static String odd(Row row) {
    String form = row.getAs("plate_form");
    String issues =
        row.<String>getList(row.fieldIndex("_issues")).stream()
            .filter(issue -> issue.startsWith("plate_"))
            .collect(Collectors.joining(" "));
    return issues.isEmpty() && !form.equals("ordinary") ? form : issues;
  }

  /**
   * @param said where a mark stands behind the office's letter: it may be a separator
   */
  private static String oddByItsLetters(String plate, String said) {
    if (plate.equals("无车牌")) {
      return "plate_unknown";
    }
    if (plate.indexOf('-') == 2) {
      return said;
    }
    if (plate.contains("-")) {
      return "plate_partly_read";
    }
    if (plate.matches(".*[IO].*") || !plate.matches("屿[A-Z](?:[A-K][0-9A-Z]\\d{4}|[0-9A-Z]{5})")) {
      return "plate_form_unknown";
    }
    return plate.length() == 8 ? "new_energy_small" : "";
  }

  /**
   * Each vendor's form and the standard's, and a workbook and a Parquet file as the other side's
   * libraries write them.
   */
  @Test
  void independentReadersReadTheSameRecordsInEveryFormat() throws Exception {
    IndependentReaders readers = new IndependentReaders(folder.resolve("claims"), lab.session());
    Set<String> forms = new HashSet<>();
    for (City city : Cities.first(Cities.ALL)) {
      if (forms.add(CityForms.ofVendor(city).name())) {
        for (Kind kind : READ_TWICE) {
          List<FileAccount> told = taken(city, kind);
          readers.claim(
              CityForms.ofVendor(city).name() + " " + kind,
              told.stream().map(ProvinceFormsIT::path).toList(),
              source(told.get(0)).dumpShape());
        }
      }
    }
    for (Kind kind : READ_TWICE) {
      FileAccount standard = taken(Cities.first(1).get(0), kind).get(0);
      readers.claimWritten("written " + kind, path(standard), source(standard).dumpShape());
    }

    List<IndependentReaders.Finding> findings = readers.findings();
    assertThat(findings).allSatisfy(IndependentReaders.Finding::agrees);
    assertThat(findings).extracting(IndependentReaders.Finding::format).containsAll(Formats.NAMES);
    assertThat(findings).hasSize((forms.size() + 2) * READ_TWICE.size());
    assertThat(
            findings.stream()
                .collect(
                    Collectors.groupingBy(
                        IndependentReaders.Finding::form,
                        Collectors.summingLong(IndependentReaders.Finding::sampled))))
        .allSatisfy((form, sampled) -> assertThat(sampled).isGreaterThanOrEqualTo(1_000));
  }

  private static List<FileAccount> delivered(City city, Kind kind) {
    return taken(city, kind).stream().filter(ProvinceFormsIT::isOfTheFirstNight).toList();
  }

  /** Of all nights, in order of the files' names. */
  private static List<FileAccount> taken(City city, Kind kind) {
    return files.stream()
        .filter(file -> file.city().equals(city.key()))
        .filter(file -> file.kind().equals(kind.standardName()))
        .filter(file -> file.outcome().equals("taken"))
        .sorted(Comparator.comparing(FileAccount::file))
        .toList();
  }

  private static boolean isOfTheFirstNight(FileAccount file) {
    LocalDate first =
        files.stream()
            .filter(each -> each.city().equals(file.city()))
            .map(FileAccount::night)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return file.night().equals(first);
  }

  private static Source source(FileAccount file) {
    return sources.stream()
        .filter(each -> each.name().equals(file.city() + "." + file.kind()))
        .findFirst()
        .orElseThrow();
  }

  private static Path path(FileAccount file) {
    return folder.resolve("province/nights").resolve(file.night().toString()).resolve(file.file());
  }

  private static List<Row> rows(FileAccount file) throws IOException, DeliveryRefused {
    Source source = source(file);
    Path path = path(file);
    try (InputStream bytes = Files.newInputStream(path)) {
      Scan scan =
          DeliveryScan.scan(
              bytes,
              OutputStream.nullOutputStream(),
              source.dumpShape(),
              file.file(),
              ScanLimits.DEFAULT);
      assertThat(scan.records()).as(file.file()).isEqualTo(file.records());
      LandedFile landed =
          new LandedFile(path.toString(), "sample", file.file(), scan.gzip(), scan.splits());
      Dataset<Row> candidates = lab.candidates(source, landed, file.night());
      List<String> there = Arrays.asList(candidates.columns());
      return candidates
          .filter("_fault IS NULL")
          .select(
              TableContracts.of(source.standardKind().table()).columnNames().stream()
                  .filter(there::contains)
                  .map(functions::col)
                  .toArray(Column[]::new))
          .collectAsList();
    }
  }
}
