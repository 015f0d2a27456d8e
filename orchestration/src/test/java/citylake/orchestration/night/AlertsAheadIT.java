package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.Release;
import citylake.quality.DeliveryAccount;
import citylake.sample.form.CityForms;
import citylake.sample.form.Kind;
import citylake.sample.province.Province;
import citylake.sample.province.ProvinceSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and sightings of two cities are taken in between two nights, as they come. */
@Tag("slow")
class AlertsAheadIT {
  private static final String ALERT = Kind.ALERT.standardName();
  private static final String SIGHTING = Kind.VEHICLE_SIGHTING.standardName();
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);

  @TempDir Path folder;

  @Test
  void theyAreSeenBeforeTheNightAndTheNightEndsInTheLakeThatItWouldHaveMadeAlone()
      throws IOException {
    Path province = folder.resolve("province");
    new Province(new ProvinceSize(2, 2, 0.002, Province.SEED), CityForms::ofVendor)
        .write(province, 2, said -> {});
    List<Source> sources =
        Sources.loadOnly(List.of(province.resolve("sources"))).all().stream()
            .filter(source -> Set.of(ALERT, SIGHTING, "incident").contains(source.kind()))
            .toList();
    try (NightLab alone = new NightLab(folder.resolve("alone"));
        NightLab lab = new NightLab(folder.resolve("ahead"))) {
      for (NightLab each : List.of(alone, lab)) {
        run(
            new NightSettings(FIRST, each.home(), of(province, FIRST), sources, ScanLimits.DEFAULT),
            each);
      }
      run(settings(alone, of(province, SECOND), sources), alone);
      long alerts = rows(lab, ALERT);
      long incidents = rows(lab, "incident");

      Path coming = folder.resolve("coming");
      NightResult first = ahead(lab, sources, coming, province, ALERT);
      NightResult second = ahead(lab, sources, coming, province, SIGHTING);

      assertThat(List.of(first, second))
          .allSatisfy(
              run -> {
                assertThat(run.status())
                    .as("%s", run.blocking())
                    .isEqualTo(NightResult.Status.RELEASED);
                assertThat(run.release().kind()).isEqualTo(Release.AHEAD);
                assertThat(run.deliveries()).isNotEmpty().allMatch(DeliveryAccount::balances);
              });
      assertThat(first.deliveries()).allMatch(file -> file.file().contains(ALERT));
      assertThat(second.deliveries())
          .as("all that has come ahead of the night")
          .containsAll(first.deliveries())
          .anyMatch(file -> file.file().contains(SIGHTING));
      assertThat(rows(lab, ALERT)).isGreaterThan(alerts);
      assertThat(rows(lab, "incident")).as("are the night's").isEqualTo(incidents);

      copy(province, coming, "");
      run(settings(lab, coming.toString(), sources), lab);
      assertThat(content(lab)).isEqualTo(content(alone));
    }
  }

  /** The files of a kind come; a run takes in what is new of alerts and sightings. */
  private static NightResult ahead(
      NightLab lab, List<Source> sources, Path coming, Path province, String kind)
      throws IOException {
    copy(province, coming, kind);
    NightSettings settings = settings(lab, coming.toString(), sources);
    return run(settings.ahead(Set.of(ALERT, SIGHTING)), lab);
  }

  private static void copy(Path province, Path to, String kind) throws IOException {
    Path from = Path.of(of(province, SECOND));
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (file.getFileName().toString().startsWith(kind) && !Files.exists(copy)) {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static String of(Path province, LocalDate night) {
    return province.resolve("nights").resolve(night.toString()).toString();
  }

  private static NightSettings settings(NightLab lab, String dumps, List<Source> sources) {
    return new NightSettings(SECOND, lab.home(), dumps, sources, ScanLimits.DEFAULT);
  }

  private static NightResult run(NightSettings settings, NightLab lab) {
    return new NightRun(settings, lab.catalog(), lab::session, Progress.SILENT, Clock.systemUTC())
        .run();
  }

  private static long rows(NightLab lab, String kind) {
    return lab.released("SELECT count(*) FROM standard." + kind).get(0).getLong(0);
  }

  private static Map<String, String> content(NightLab of) throws IOException {
    return LakeContent.of(of.home().local(), of.session());
  }
}
