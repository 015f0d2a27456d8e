package citylake.models.coincidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CityVerdictsTest {
  private static final VerdictParameters PARAMETERS =
      new VerdictParameters(0.025, 0.5, 30, 1000, 1000);

  @Test
  void alikeBeyondShiftsAndStronglyIsCoincide() {
    AspectVerdict place = place(0.36, 0.81, 0.001, 999, 1000);

    assertThat(place.verdict().words()).isEqualTo("coincide");
    assertThat(place.reason())
        .isEqualTo(
            "Neighbourhoods agree with a correlation of 0.81; Lee's L is 0.36, where shifted maps give -0.10 to 0.10;"
                + " 0.1 % of 999 shifts do as well (at most 2.5 % and a correlation of at least 0.50 make \"coincide\")."
                + " Rests on 2,000 incidents and 1,000 crashes.");
  }

  @Test
  void alikeBeyondShiftsButWeaklyIsPartly() {
    assertThat(place(0.2, 0.44, 0.005, 999, 1000).verdict()).isEqualTo(Verdict.PARTLY);
  }

  @Test
  void strongButNoMoreThanShiftsGiveDoesNotCoincide() {
    assertThat(place(0.3, 0.7, 0.2, 999, 1000).verdict()).isEqualTo(Verdict.DO_NOT_COINCIDE);
  }

  @Test
  void tooFewCellsOrShiftsCannotBeTold() {
    assertThat(place(0.3, 0.7, 0.01, 999, 29).reason())
        .isEqualTo(
            "Cannot be told: 29 cells with an event, at least 30 are needed. There are 2,000 incidents and 1,000 crashes.");
    assertThat(place(0.3, 0.7, 0.05, 20, 1000).reason())
        .startsWith("Cannot be told: only 20 shifts leave enough of the city to be compared.");
  }

  @Test
  void aCityThatNoShiftLeavesEnoughOfIsNotSaidToHaveTooFewEvents() {
    Figure lee = new Figure("lee_l", 0.3, null, 500_000, 40_000, "");
    Figure size = new Figure("neighbourhood_r", 0.7, null, 500_000, 40_000, "");

    AspectVerdict place =
        new CityVerdicts(List.of(lee, size, figure("cells", 40, 1, 0)), PARAMETERS).place();

    assertThat(place.reason())
        .isEqualTo(
            "Cannot be told: only 0 shifts leave enough of the city to be compared. There are 500,000 incidents and 40,000 crashes.");
  }

  @Test
  void scarcityWithoutDefaultTimesIsToldWithTheCountsThatAreScarce() {
    Figure week = new Figure("pearson_hours_168", 0.2, shifts(0.3), 9000, 9000, "");
    Figure sure =
        new Figure("pearson_hours_168_without_default_times", 0.2, shifts(0.3), 8000, 900, "");

    assertThat(new CityVerdicts(List.of(week, sure), PARAMETERS).time().reason())
        .isEqualTo(
            "Cannot be told: no agreement was found, but with fewer than 1,000 of a kind with a time not at a default it would often be missed."
                + " There are 8,000 incidents and 900 crashes.");
  }

  @Test
  void hoursThatAgreeTheSameOnEveryDayArePartlyFoundHoweverTheWeekFalls() {
    List<Figure> alike = daily(0.9, 1.0 / 24);

    AspectVerdict time = new CityVerdicts(alike, PARAMETERS).time();

    assertThat(time.verdict()).isEqualTo(Verdict.PARTLY);
    assertThat(time.reason())
        .contains(
            "it is the hour of the day that agrees, better than under any shift of the day, and shifts by whole days leave it so");
    assertThat(new CityVerdicts(daily(0.9, 2.0 / 24), PARAMETERS).time().verdict())
        .as("another shift of the day does as well")
        .isEqualTo(Verdict.DO_NOT_COINCIDE);
    assertThat(new CityVerdicts(daily(0.3, 1.0 / 24), PARAMETERS).time().verdict())
        .as("weak")
        .isEqualTo(Verdict.DO_NOT_COINCIDE);
  }

  private static List<Figure> daily(double value, double pOfDay) {
    return List.of(
        figure("pearson_hours_168", value, 7.0 / 168, 167),
        figure("pearson_hours_168_without_default_times", value, 7.0 / 168, 167),
        figure("pearson_hours_24", value, pOfDay, 23),
        figure("pearson_hours_24_without_default_times", value, pOfDay, 23));
  }

  @Test
  void hoursMustAgreeWithAndWithoutDefaultTimes() {
    assertThat(time(0.7, 0.006, 0.8, 0.006)).isEqualTo(Verdict.COINCIDE);
    assertThat(time(0.7, 0.006, 0.4, 0.006)).isEqualTo(Verdict.PARTLY);
    assertThat(time(0.7, 0.006, 0.7, 0.3)).isEqualTo(Verdict.PARTLY);
    assertThat(time(0.25, 0.4, 0.25, 0.4)).isEqualTo(Verdict.DO_NOT_COINCIDE);
  }

  @Test
  void notToHaveFoundItOnFewEventsSaysNothing() {
    VerdictParameters demanding = new VerdictParameters(0.025, 0.5, 30, 1001, 1001);
    List<Figure> figures =
        List.of(
            figure("lee_l", 0.1, 0.3, 999),
            figure("neighbourhood_r", 0.2, 0.3, 999),
            figure("cells", 1000, 0.3, 999),
            figure("pearson_hours_168", 0.7, 0.006, 167),
            figure("pearson_hours_168_without_default_times", 0.7, 0.006, 167));

    CityVerdicts verdicts = new CityVerdicts(figures, demanding);

    assertThat(verdicts.place().reason())
        .isEqualTo(
            "Cannot be told: no agreement was found, but with fewer than 1,001 of a kind with a place it would often be missed."
                + " There are 2,000 incidents and 1,000 crashes.");
    assertThat(verdicts.time().verdict()).as("what was found stands").isEqualTo(Verdict.COINCIDE);
  }

  @Test
  void aCityWithoutOneKindCannotBeTold() {
    List<AspectVerdict> verdicts = new CityVerdicts(List.of(), PARAMETERS).all();

    assertThat(verdicts).extracting(AspectVerdict::verdict).containsOnly(Verdict.TOO_FEW);
    assertThat(verdicts.get(1).reason())
        .isEqualTo(
            "Cannot be told: too few incidents or crashes with a time, or all hours alike. There are 0 incidents and 0 crashes.");
  }

  private static AspectVerdict place(double lee, double size, double p, int shifts, int cells) {
    return new CityVerdicts(
            List.of(
                figure("lee_l", lee, p, shifts),
                figure("neighbourhood_r", size, p, shifts),
                figure("cells", cells, p, shifts)),
            PARAMETERS)
        .place();
  }

  private static Verdict time(double week, double p, double sure, double pSure) {
    return new CityVerdicts(
            List.of(
                figure("pearson_hours_168", week, p, 167),
                figure("pearson_hours_168_without_default_times", sure, pSure, 167)),
            PARAMETERS)
        .time()
        .verdict();
  }

  private static Figure figure(String stat, double value, double p, int shifts) {
    return new Figure(stat, value, new ShiftNull(0, -0.1, 0.1, p, shifts), 2000, 1000, "");
  }

  private static ShiftNull shifts(double p) {
    return new ShiftNull(0, -0.1, 0.1, p, 167);
  }
}
