package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableContracts;
import citylake.etl.dump.DumpSource;
import citylake.etl.dump.LandedFile;
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
import java.util.List;
import java.util.Set;
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
                    .differences(rows(file)));
            read++;
          }
        }
      }
    }
    assertThat(differences.stream().limit(40)).isEmpty();
    assertThat(read).as("ten vendors").isEqualTo(10 * KINDS.size());
  }

  private static List<FileAccount> delivered(City city, Kind kind) {
    return files.stream()
        .filter(file -> file.city().equals(city.key()))
        .filter(file -> file.kind().equals(kind.standardName()))
        .filter(ProvinceFormsIT::isOfTheFirstNight)
        .toList();
  }

  private static boolean isOfTheFirstNight(FileAccount file) {
    LocalDate first =
        files.stream()
            .filter(each -> each.city().equals(file.city()))
            .map(FileAccount::night)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return file.night().equals(first) && file.outcome().equals("taken");
  }

  private static List<Row> rows(FileAccount file) throws IOException, DeliveryRefused {
    Source source =
        sources.stream()
            .filter(each -> each.name().equals(file.city() + "." + file.kind()))
            .findFirst()
            .orElseThrow();
    Path path =
        folder.resolve("province/nights").resolve(file.night().toString()).resolve(file.file());
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
      Dataset<Row> candidates =
          source.candidates(
              lab.session()
                  .read()
                  .format(DumpSource.class.getName())
                  .options(DumpSource.options(source.dumpShape(), List.of(landed)))
                  .load(),
              file.night());
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
