package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.lake.Release;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhyTextTest {
  private static final String BEGUN =
      "Run n20260702, night 2026-07-02, started 2026-07-03T01:30:00Z.\n";

  @Test
  void aNightInWhichNothingWentWrongAsksNobodyForAnything() {
    assertThat(why("")).isEqualTo(BEGUN + "Nothing went wrong.");
  }

  @Test
  void aRefusedFileIsSentAgainByTheCity() {
    assertThat(
            why(
                ",\"refusals\":[{\"status\":\"refused\",\"reason\":\"truncated_gzip\",\"detail\":\"Cannot take a.\"}]"))
        .isEqualTo(
            BEGUN
                + "truncated_gzip: Cannot take a.\nUnharmed: the other files went through. Next: the city sends a corrected file; the next night takes it.");
    assertThat(why(",\"stillRefused\":[\"jichuan/a (truncated_gzip)\"]"))
        .contains("refused by an earlier run of this night, and not sent anew: jichuan/a")
        .endsWith("Next: the city sends a corrected file; the next night takes it.");
  }

  @Test
  void whatIsOnlyToBeLookedAtAsksForNoCorrectedFile() {
    assertThat(why(",\"warnings\":[\"few rows\"]"))
        .isEqualTo(
            BEGUN
                + "Warning: few rows\nUnharmed: everything else is released. Nothing has to be run again.");
  }

  @Test
  void whatANightCarriedOutIsToldAndIsNoFault() {
    assertThat(why(",\"carriedOut\":[\"x.incident: 2 refused record(s) judged again\"]"))
        .isEqualTo(
            BEGUN
                + "Carried out: x.incident: 2 refused record(s) judged again\nNothing went wrong.");
  }

  @Test
  void theGravestStandsFirstHoweverTheReportOrdersThem() {
    String said =
        why(
            ",\"warnings\":[\"few rows\"],\"deliveries\":[{\"file\":\"a.csv\",\"records\":10,\"quarantined\":1},{\"file\":\"b.csv\",\"records\":10,\"quarantined\":7}],\"punctuality\":[{\"words\":\"x is late.\",\"punctuality\":{\"state\":\"LATE\"}},{\"words\":\"y is missing.\",\"punctuality\":{\"state\":\"MISSING\"}}],\"refusals\":[{\"status\":\"already_taken\",\"reason\":\"same_file_twice\",\"detail\":\"c.\"},{\"status\":\"refused\",\"reason\":\"empty_file\",\"detail\":\"d.\"}]");

    assertThat(said.lines().skip(1).map(line -> line.replaceAll("[ :].*", "")))
        .containsExactly(
            "The",
            "empty_file",
            "same_file_twice",
            "y",
            "x",
            "b.csv",
            "a.csv",
            "Warning",
            "Unharmed");
    assertThat(said).contains("\nThe gravest first:\n");
  }

  @Test
  void aNightThatWasRolledBackIsToldAsSuch() {
    Release rollback =
        new Release(
            3,
            2L,
            LocalDate.parse("2026-07-01"),
            "rollback_to_r1",
            "rollback",
            Instant.EPOCH,
            List.of());

    assertThat(text("", Optional.of(rollback)))
        .isEqualTo(
            BEGUN
                + "Rolled back since: release 3 shows release 1 again, and readers do not see this night. It came to what follows. To show it again: citylake release rollback 2\nNothing went wrong.");
  }

  @Test
  void whatFailedBehindTheReleaseSaysThatReadersSeeTheNight() throws JsonProcessingException {
    Release release =
        new Release(
            2, 1L, LocalDate.parse("2026-07-02"), "n20260702", "night", Instant.EPOCH, List.of());

    assertThat(failed(Optional.of(release)))
        .isEqualTo(
            BEGUN
                + "It failed at dashboard: no room\nUnharmed: everything, and readers see all of this night, as release 2: it failed after that.\nNext: mend the cause, then run the same night again; what was left is made up.");
    assertThat(failed(Optional.empty()))
        .contains("Unharmed: what is released. Nothing of this night shows.");
  }

  private static String failed(Optional<Release> shown) throws JsonProcessingException {
    String report =
        """
        {"run": "n20260702", "night": "2026-07-02", "started_at": "2026-07-03T01:30:00Z", "status": "failed",
         "stage": "dashboard", "message": "no room"}
        """;
    return WhyText.of(new ObjectMapper().readTree(report), Optional.empty(), shown);
  }

  private static String why(String result) {
    return text(result, Optional.empty());
  }

  private static String text(String result, Optional<Release> undoing) {
    String report =
        """
        {"run": "n20260702", "night": "2026-07-02", "started_at": "2026-07-03T01:30:00Z", "status": "ended",
         "result": {"status": "RELEASED", "night": "2026-07-02", "release": {"number": 2}%s}}
        """
            .formatted(result);
    try {
      return WhyText.of(new ObjectMapper().readTree(report), undoing, Optional.empty());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(report, e);
    }
  }
}
