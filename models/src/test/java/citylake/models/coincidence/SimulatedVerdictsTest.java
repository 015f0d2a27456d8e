package citylake.models.coincidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often the verdict says "coincide" of invented pairs: at most 5 % where the two have nothing
 * but the city in common, at least 90 % where they have.
 */
class SimulatedVerdictsTest {
  private static final CoincidenceParameters DECLARED = CoincidenceParameters.declared();

  /** Pairs are not judged, so their shifts are kept few. */
  private static final CoincidenceParameters PARAMETERS =
      new CoincidenceParameters(
          DECLARED.cellSizeM(),
          DECLARED.leftOutBeyondM(),
          DECLARED.topShare(),
          DECLARED.minimumEvents(),
          DECLARED.defaultTimes(),
          DECLARED.longestSpanDays(),
          DECLARED.withDiscovered(),
          List.of(50),
          new ShiftParameters(
              DECLARED.shifts().permutations(),
              39,
              DECLARED.shifts().minimumPart(),
              DECLARED.shifts().binM(),
              DECLARED.shifts().seed()),
          DECLARED.verdict());

  /** As many as the smaller of the real cities that deliver both kinds. */
  private static final int CRIMES = 10_000;

  private static final int CRASHES = 4_000;

  /** Nine crashes of ten follow the crimes' map and clock. */
  private static final double PLANTED = 0.9;

  /** Every fifth of the two hundred; the two hundred are the measure. */
  @Test
  void fortyIndependentPairsRarelyCoincideAndFortyPlantedOnesMostlyDo() {
    judge(40, 5);
  }

  @Test
  @Tag("slow")
  void twoHundredIndependentPairsRarelyCoincideAndTwoHundredPlantedOnesMostlyDo() {
    judge(200, 1);
  }

  /** Fewer events and weaker bonds are found less often; the false ones stay rare. */
  @Test
  @Tag("slow")
  void fewEventsCostPlantedPairsButMakeNoFalseOnes() {
    System.out.printf("four fifths: %s%n", Tally.of(100, CRIMES, CRASHES, 0.8));
    for (int events : List.of(100, 300, 1000, 3000)) {
      Tally independent = Tally.of(50, events, events, 0);
      Tally planted = Tally.of(50, events, events, PLANTED);
      System.out.printf("%d of each: independent %s%n  planted %s%n", events, independent, planted);
      assertThat(independent.place()).isLessThanOrEqualTo(5);
      assertThat(independent.time()).isLessThanOrEqualTo(5);
    }
  }

  /** Cross-K is not judged, but its p must mean what it says: also where shifts cut the city. */
  @Test
  void pairsOfIndependentMapsSeldomReachWhatShiftsGive() {
    pairsByChance(12, 5);
  }

  @Test
  @Tag("slow")
  void pairsOfIndependentMapsSeldomReachWhatShiftsGiveInSixtyCities() {
    pairsByChance(60, 1);
  }

  private static void pairsByChance(int pairs, int step) {
    CoincidenceParameters all = CoincidenceParameters.declared();
    Map<String, Integer> reached = new TreeMap<>();
    for (int seed = 0; seed < pairs * step; seed += step) {
      SimulatedPair pair = new SimulatedPair(seed, 0, 3000, 1500);
      for (Figure figure :
          new PlaceFigures(pair.crimePositions(), pair.crashPositions(), all).all()) {
        if (figure.shifts() != null) {
          reached.merge(figure.stat(), figure.shifts().p() <= 0.05 ? 1 : 0, Integer::sum);
        }
      }
    }
    System.out.printf("p at most 0.05 of %d independent pairs: %s%n", pairs, reached);

    assertThat(reached).hasSize(17);
    assertThat(reached.values()).allMatch(count -> count <= Math.max(3, 0.15 * pairs));
  }

  private static void judge(int pairs, int step) {
    Tally independent = Tally.of(pairs, step, CRIMES, CRASHES, 0);
    Tally planted = Tally.of(pairs, step, CRIMES, CRASHES, PLANTED);
    System.out.printf("independent %s%nplanted %s%n", independent, planted);

    assertThat(independent.place()).as("places").isLessThanOrEqualTo(pairs / 20);
    assertThat(independent.time()).as("hours").isLessThanOrEqualTo(pairs / 20);
    assertThat(planted.place()).as("places").isGreaterThanOrEqualTo(pairs * 9 / 10);
    assertThat(planted.time()).as("hours").isGreaterThanOrEqualTo(pairs * 9 / 10);
  }

  private record Tally(int pairs, int place, int time, List<String> words) {
    static Tally of(int pairs, int crimes, int crashes, double shared) {
      return of(pairs, 1, crimes, crashes, shared);
    }

    /** Of seeds 0, step, 2 steps and so on. */
    static Tally of(int pairs, int step, int crimes, int crashes, double shared) {
      int place = 0;
      int time = 0;
      List<String> words = new ArrayList<>();
      for (int seed = 0; seed < pairs * step; seed += step) {
        CityVerdicts verdicts = verdicts(new SimulatedPair(seed, shared, crimes, crashes));
        place += verdicts.place().verdict() == Verdict.COINCIDE ? 1 : 0;
        time += verdicts.time().verdict() == Verdict.COINCIDE ? 1 : 0;
        words.add(verdicts.place().verdict().words() + "/" + verdicts.time().verdict().words());
      }
      return new Tally(pairs, place, time, words);
    }

    private static CityVerdicts verdicts(SimulatedPair pair) {
      List<Figure> figures =
          new ArrayList<>(
              new PlaceFigures(pair.crimePositions(), pair.crashPositions(), PARAMETERS).all());
      // No invented event starts at a default time.
      for (String suffix : List.of("", "_without_default_times")) {
        figures.addAll(pair.clocks().figures(PARAMETERS.minimumEvents(), suffix, ""));
      }
      return new CityVerdicts(figures, PARAMETERS.verdict());
    }

    @Override
    public String toString() {
      return "coincide in place %d of %d (%s), in time %d (%s); all verdicts, place/time: %s"
          .formatted(place, pairs, interval(place), time, interval(time), counts());
    }

    private String counts() {
      return words.stream()
          .collect(
              java.util.stream.Collectors.groupingBy(
                  word -> word, java.util.TreeMap::new, java.util.stream.Collectors.counting()))
          .toString();
    }

    /** Clopper and Pearson's exact 95 % interval, by halving. */
    private String interval(int found) {
      double low = found == 0 ? 0 : quantile(found, pairs - found + 1.0, 0.025);
      double high = found == pairs ? 1 : quantile(found + 1.0, pairs - found, 0.975);
      return "%.1f to %.1f %%".formatted(100 * low, 100 * high);
    }

    private static double quantile(double a, double b, double probability) {
      double low = 0;
      double high = 1;
      for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (Beta.regularizedBeta(middle, a, b) < probability) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
