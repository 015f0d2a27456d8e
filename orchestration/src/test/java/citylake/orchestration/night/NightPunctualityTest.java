package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightPunctualityTest {
  private static final Set<String> LANDED = Set.of("gotham", "unclaimed");
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-29");

  @TempDir Path folder;
  private Path declared;

  @BeforeEach
  void declare() throws IOException {
    ThirdCity.sources(folder);
    declared = folder.resolve("cities/gotham.yaml");
  }

  @Test
  void aPausedCityIsPausedAndOwesNothingOfThatTimeWhenItGoesOn() throws IOException {
    KindPunctuality live = judged(MONDAY, List.of(), List.of());
    Files.writeString(declared, Files.readString(declared).replace("state: live", "state: paused"));
    KindPunctuality paused = judged(MONDAY.plusDays(1), List.of(), List.of(live));
    Files.writeString(declared, Files.readString(declared).replace("state: paused", "state: live"));
    KindPunctuality again = judged(MONDAY.plusDays(2), List.of(), List.of(live, paused));

    assertThat(live.words())
        .isEqualTo(
            "gotham incident is missing: nothing has come that was due since night 2026-06-29. What"
                + " was delivered before stays as it is.");
    assertThat(paused.words())
        .isEqualTo("gotham incident is paused; what was delivered before stays as it is.");
    assertThat(again.punctuality().since()).isEqualTo(MONDAY.plusDays(2));
  }

  @Test
  void aCityOnTrialIsJudgedAndSaidToBeOnTrial() throws IOException {
    Files.writeString(declared, Files.readString(declared).replace("state: live", "state: trial"));

    assertThat(judged(MONDAY, List.of(), List.of()).words())
        .startsWith("gotham incident is missing:")
        .endsWith("(On trial: in no published figure.)");
  }

  @Test
  void aDraftedCityHasNoState() throws IOException {
    Files.writeString(
        declared, Files.readString(declared).replace("state: live", "state: drafted"));

    assertThat(new NightPunctuality(MONDAY, List.of(), List.of()).of(sources(), LANDED)).isEmpty();
  }

  @Test
  void theRhythmIsTheDumpsOwn() throws IOException {
    Files.writeString(
        declared,
        Files.readString(declared)
            .replace("cases_*.txt\"", "cases_*.txt\", comes: weekly on monday"));

    KindPunctuality monday = judged(MONDAY, List.of(row(MONDAY, "taken", 3)), List.of());
    KindPunctuality tuesday =
        judged(MONDAY.plusDays(1), List.of(row(MONDAY, "taken", 3)), List.of(monday));

    assertThat(monday.words()).isEqualTo("gotham incident is on time.");
    assertThat(tuesday.words()).isEqualTo("gotham incident is not due.");
  }

  @Test
  void filesAreCountedByWhatBecameOfThemAndReplaysAreNoFiles() {
    KindPunctuality night =
        judged(
            MONDAY,
            List.of(
                row(MONDAY, "taken", 3),
                row(MONDAY, "refused", 0),
                row(MONDAY, "already_taken", 0),
                row(MONDAY, "replayed", 5)),
            List.of());

    assertThat(List.of(night.filesTaken(), night.filesRefused(), night.filesKnown()))
        .containsExactly(1L, 1L, 1L);
    assertThat(KindPunctuality.of(night.row())).isEqualTo(night);
  }

  @Test
  void aCityThatNobodyAskedIsNotAccusedAndKeepsWhatTheNightSaidOfIt() {
    NightPunctuality unasked = new NightPunctuality(MONDAY, List.of(), List.of());
    KindPunctuality missing = judged(MONDAY, List.of(), List.of());
    KindPunctuality earlier = judged(MONDAY, List.of(row(MONDAY, "taken", 3)), List.of());
    NightPunctuality again = new NightPunctuality(MONDAY, List.of(), List.of(earlier));

    assertThat(missing.words()).startsWith("gotham incident is missing:");
    assertThat(unasked.of(sources(), Set.of())).isEmpty();
    assertThat(unasked.unasked(sources(), Set.of())).containsExactly("gotham incident");
    assertThat(unasked.unasked(sources(), LANDED)).isEmpty();
    assertThat(again.of(sources(), Set.of())).containsExactly(earlier);
    assertThat(again.unasked(sources(), Set.of())).isEmpty();
  }

  @Test
  void aPausedCityIsPausedWhoeverIsAsked() throws IOException {
    Files.writeString(declared, Files.readString(declared).replace("state: live", "state: paused"));

    assertThat(new NightPunctuality(MONDAY, List.of(), List.of()).of(sources(), Set.of()))
        .extracting(KindPunctuality::words)
        .containsExactly("gotham incident is paused; what was delivered before stays as it is.");
  }

  private KindPunctuality judged(
      LocalDate night, List<Map<String, Object>> deliveries, List<KindPunctuality> before) {
    return new NightPunctuality(night, deliveries, before).of(sources(), LANDED).get(0);
  }

  private List<Source> sources() {
    return Sources.loadOnly(List.of(folder)).all();
  }

  private static Map<String, Object> row(LocalDate night, String status, long accepted) {
    Map<String, Object> row = new HashMap<>();
    row.put("source", "gotham.incident");
    row.put("night", night);
    row.put("status", status);
    row.put("modified_at", OffsetDateTime.parse(night + "T04:00:00Z"));
    row.put("accepted", accepted);
    return row;
  }
}
