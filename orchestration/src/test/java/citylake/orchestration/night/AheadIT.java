package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.orchestration.delivery.Refusal;
import citylake.sample.SampleProvince;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Crashes are taken in ahead of the second night, after a try of that night was killed half way:
 * readers see them with all else as it was, and the night ends in the lake that it would have made.
 */
class AheadIT {
  private static final Set<String> CRASHES = Set.of("crash");
  private static final String COUNTED_CRASHES = "SELECT count(*) FROM standard.crash";

  @TempDir static Path folder;
  private static final SampleProvince PROVINCE = SampleProvince.ofSeed(SampleProvince.SEED);
  private static NightLab lab;
  private static List<Source> sources;
  private static Map<String, String> afterFirst;
  private static long crashesBefore;
  private static NightResult ahead;
  private static long crashesAhead;
  private static Map<String, String> afterAhead;

  @BeforeAll
  static void firstNightAndWhatComesAheadOfTheSecond() throws IOException {
    lab = new NightLab(folder);
    PROVINCE.writeSources(folder.resolve("sources"));
    sources = Sources.loadOnly(List.of(folder.resolve("sources"))).all();
    PROVINCE.writeNight1(lab.dumps());
    lab.run(PROVINCE.night1().toString(), sources);
    crashesBefore = lab.released(COUNTED_CRASHES).get(0).getLong(0);
    afterFirst = content(lab);
    PROVINCE.writeNight2(lab.dumps());
    killedHalfWay();
    ahead = run(settings(lab, PROVINCE.night2()).ahead(CRASHES));
    crashesAhead = lab.released(COUNTED_CRASHES).get(0).getLong(0);
    afterAhead = content(lab);
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  /** It has made the standard's rows and hot places of incidents, and has released nothing. */
  private static void killedHalfWay() {
    try (OpenNight night =
        OpenNight.open(
            settings(lab, PROVINCE.night2()),
            lab.catalog(),
            lab::session,
            Progress.SILENT,
            Clock.systemUTC())) {
      night.landAll();
      night.closeDoors();
      List.of("raw_record", "standard_incident", "standard_crash", "hot_place")
          .forEach(step -> night.run(step, Optional.empty()));
    }
  }

  @Test
  void readersSeeItsKindsWithAllElseAsItWas() {
    assertThat(ahead.status()).as("%s", ahead.blocking()).isEqualTo(NightResult.Status.RELEASED);
    assertThat(ahead.release())
        .returns(Release.AHEAD, Release::kind)
        .returns(PROVINCE.night1(), Release::night);
    assertThat(crashesAhead).isGreaterThan(crashesBefore);
    assertThat(afterAhead.keySet()).isEqualTo(afterFirst.keySet());
    assertThat(afterAhead)
        .as("changed")
        .satisfies(
            now ->
                assertThat(now.keySet())
                    .filteredOn(table -> !now.get(table).equals(afterFirst.get(table)))
                    .containsExactlyInAnyOrder(
                        "ops.delivery", "quarantine.record", "raw.record", "standard.crash"));
  }

  @Test
  void itsFilesAreAccountedForAndARefusedOneIsTold() {
    assertThat(ahead.deliveries()).isNotEmpty().allMatch(account -> account.balances());
    assertThat(ahead.sources()).isNotEmpty().allMatch(account -> account.balances());
    assertThat(ahead.refusals())
        .extracting(Refusal::reason)
        .as("the torn file and the doubled one; incidents and files of nobody are the night's")
        .containsExactly("truncated_gzip", "same_file_twice");
    assertThat(ahead.punctuality()).as("judged by the night").isEmpty();
  }

  /** The lake of the same two nights without anything ahead is what the golden steps hold. */
  @Test
  void theNightGoesOnFromThereToTheLakeThatItWouldHaveMadeAlone() throws IOException {
    NightResult again = run(settings(lab, PROVINCE.night2()).ahead(CRASHES));
    NightResult night = lab.run(PROVINCE.night2().toString(), sources);

    assertThat(again.status()).isEqualTo(NightResult.Status.UP_TO_DATE);
    assertThat(again.release()).isEqualTo(ahead.release());
    assertThat(night.status()).as("%s", night.blocking()).isEqualTo(NightResult.Status.RELEASED);
    assertThat(night.release())
        .returns("night", Release::kind)
        .returns(PROVINCE.night2(), Release::night);
    GoldenSteps.check(new ReleasedReader(lab.session(), lab.catalog()), sources);
  }

  @Tag("slow")
  @Test
  void alsoItsDeliveriesAndPunctualityAreThoseOfTheNightsAlone() throws IOException {
    lab.run(PROVINCE.night2().toString(), sources);
    try (NightLab alone = new NightLab(folder.resolve("alone"))) {
      PROVINCE.writeNight1(alone.dumps());
      alone.run(PROVINCE.night1().toString(), sources);
      PROVINCE.writeNight2(alone.dumps());
      alone.run(PROVINCE.night2().toString(), sources);

      assertThat(content(lab)).isEqualTo(content(alone));
    }
  }

  @Test
  void aKindThatNobodyDeliversIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> settings(lab, PROVINCE.night2()).ahead(Set.of("crash", "crush")))
        .isInstanceOf(InvalidOrder.class)
        .hasMessage(
            "Invalid kind to take in ahead of night 2026-07-02: crush. No file was taken and nothing was changed. The cities deliver: crash, incident.");
  }

  @Test
  void nothingComesAheadOfTheFirstNightNorOfOneThatIsNotNext() throws IOException {
    LocalDate far = PROVINCE.night2().plusDays(5);
    assertThatThrownBy(() -> run(settings(lab, far).ahead(CRASHES)))
        .isInstanceOf(InvalidOrder.class)
        .hasMessageStartingWith(
            "Cannot take in files ahead of night 2026-07-07: the night that comes next is 2026-07-0");
    assertThatThrownBy(() -> NightDate.coming(Optional.empty()))
        .isInstanceOf(InvalidOrder.class)
        .hasMessage(
            "Cannot take in files ahead of a night: no night has been released yet, so it is not known which comes next. No file was taken and nothing was changed. First: citylake night --date D --dumps DIR");
  }

  private static NightSettings settings(NightLab of, LocalDate date) {
    return new NightSettings(date, of.home(), of.dumps().toString(), sources, ScanLimits.DEFAULT);
  }

  private static NightResult run(NightSettings settings) {
    return new NightRun(settings, lab.catalog(), lab::session, Progress.SILENT, Clock.systemUTC())
        .run();
  }

  private static Map<String, String> content(NightLab of) throws IOException {
    return LakeContent.of(of.home().local(), of.session());
  }
}
