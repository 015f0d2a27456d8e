package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.score.MendFirst;
import citylake.orchestration.score.ScoreCard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorecardTextTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-07-28");
  private static final MendFirst NUMBERS =
      new MendFirst(
          1,
          "key_missing",
          "incident",
          2,
          1_250,
          9,
          0,
          1.25,
          NIGHT.minusDays(9),
          NIGHT.minusDays(2),
          true,
          "jichuan/incident_20260719.csv.gz",
          17L,
          "These records lack their number. Please send them again with the number filled in.");

  @Test
  void partsStandInATableAndTheCausesInWords() {
    String text = ScorecardText.of(List.of(card("vendor", "tally-csv", List.of(NUMBERS))), 200);

    assertThat(text)
        .startsWith("The 28 nights up to 2026-07-28.")
        .containsPattern(
            "vendor tally-csv +80.0 % +1/1/0/0 +10,000 +12.5 % +0.0 % +50.0 % +0.0 % +3 \\(2/1\\) +2026-07-27 +3 \\(1\\)")
        .contains(
            "1. incident, key_missing: 1,250 record(s) to be had, worth 1.25 nights, since 2026-07-19, OVERDUE since 2026-07-26",
            "Look at: jichuan/incident_20260719.csv.gz, record 17",
            "2 cities of this vendor have it: mend it in the platform.");
  }

  @Test
  void whatRefusedFilesCostIsSaidInNightsAndPartsOfNights() {
    assertThat(List.of(torn(1, 1, 1), torn(3, 1, 1.75), torn(3, 0, 0.75), torn(3, 0, 0)))
        .extracting(MendFirst::gain)
        .containsExactly(
            "1 night(s) lost",
            "1 night(s) lost, 2 in part",
            "3 night(s) lost in part",
            "3 night(s), none lost");
  }

  private static MendFirst torn(long nights, long lost, double worth) {
    return new MendFirst(
        1,
        "truncated_gzip",
        "incident",
        1,
        0,
        nights,
        lost,
        worth,
        NIGHT,
        null,
        false,
        "jichuan/incident_20260719.csv.gz",
        null,
        "Please send the whole file again.");
  }

  @Test
  void tasksOfACityHaveAnOwner() {
    assertThat(ScorecardText.of(List.of(card("city", "jichuan", List.of(NUMBERS))), 80))
        .contains("to be mended first:\n     Owner: Data desk of Jichuan\n  1. incident");
    assertThat(ScorecardText.of(List.of(card("vendor", "tally-csv", List.of(NUMBERS))), 80))
        .doesNotContain("Owner");
  }

  @Test
  void sentencesKeepToTheWidthOfTheTerminal() {
    String text = ScorecardText.of(List.of(card("city", "jichuan", List.of(NUMBERS))), 60);

    assertThat(text.lines().dropWhile(line -> !line.startsWith("city jichuan, to be")))
        .hasSizeGreaterThan(4)
        .allMatch(line -> line.length() <= 60)
        .filteredOn(line -> !line.matches("city .*|  \\d\\. .*"))
        .as("what goes on stands under the words, not under the number")
        .allMatch(line -> line.startsWith("     "));
  }

  @Test
  void whereNothingIsToBeMendedItSaysSo() {
    assertThat(ScorecardText.of(List.of(card("city", "jichuan", List.of())), 80))
        .contains("city jichuan: nothing is to be mended.");
    assertThat(ScorecardText.of(List.of(), 80))
        .isEqualTo("No city is taken or published, so there is no score card.");
  }

  private static ScoreCard card(String scope, String name, List<MendFirst> causes) {
    return new ScoreCard(
        scope,
        name,
        "all",
        NIGHT,
        28,
        2,
        new ScoreCard.Nights(8, 1, 1, 0, 0, 0, 25L),
        new ScoreCard.Files(10, 3, 0, 2, 1, 0),
        new ScoreCard.Records(10_000, 8_750, 0, 0, 0, 1_250),
        new ScoreCard.Rows(4, 2, 0),
        Instant.parse("2026-07-27T10:00:00Z"),
        new ScoreCard.Tasks(1_250, 3, 1, NIGHT.minusDays(9)),
        scope.equals("vendor") ? null : "Data desk of Jichuan",
        causes);
  }
}
