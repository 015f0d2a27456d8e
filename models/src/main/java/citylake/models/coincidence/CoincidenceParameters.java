package citylake.models.coincidence;

import citylake.models.parameters.ParameterFile;
import java.io.Serializable;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What the coincidence model can be told.
 *
 * @param cellSizeM side of a cell, m
 * @param leftOutBeyondM events farther from the city's centre are left out, m
 * @param topShare share of all counted cells that are its busiest, e.g. 0.05
 * @param minimumEvents with fewer events of either kind a figure is not given
 * @param defaultTimes local times of day that systems write for an unknown time
 * @param longestSpanDays as of the clock, days
 * @param withDiscovered whether incidents that patrols discovered are learnt from as well
 * @param distancesM of cross-K and pair correlation, ascending, m
 * @param shifts how one map is shifted against the other
 * @param verdict when the two are said to coincide
 */
public record CoincidenceParameters(
    int cellSizeM,
    double leftOutBeyondM,
    double topShare,
    int minimumEvents,
    List<LocalTime> defaultTimes,
    int longestSpanDays,
    boolean withDiscovered,
    List<Integer> distancesM,
    ShiftParameters shifts,
    VerdictParameters verdict)
    implements Serializable {

  public CoincidenceParameters {
    defaultTimes = List.copyOf(defaultTimes);
    distancesM = List.copyOf(distancesM);
    List<String> faults = new ArrayList<>();
    if (cellSizeM < 1) {
      faults.add("cell_size must be at least 1 m: " + cellSizeM);
    }
    if (!(leftOutBeyondM >= cellSizeM && leftOutBeyondM <= 100_000)) {
      faults.add("left_out_beyond must be from one cell to 100,000 m: " + leftOutBeyondM);
    }
    if (!(topShare > 0 && topShare < 1)) {
      faults.add("top_share must lie between 0 and 1: " + topShare);
    }
    if (minimumEvents < 1) {
      faults.add("minimum_events must be at least 1: " + minimumEvents);
    }
    if (longestSpanDays < 1 || longestSpanDays > 7) {
      faults.add("longest_span must be from 1 to 7 days: " + longestSpanDays);
    }
    boolean isAscending =
        !distancesM.isEmpty()
            && distancesM.get(0) > 0
            && distancesM.stream().sorted().distinct().toList().equals(distancesM);
    if (!isAscending) {
      faults.add("distances must be positive and ascending: " + distancesM);
    }
    shifts.check(Math.max(1, cellSizeM), faults);
    verdict.check(faults);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid coincidence parameters: %s.".formatted(String.join("; ", faults)));
    }
  }

  /** The same with other shifts, e.g. fewer where only the figures themselves are asked for. */
  public CoincidenceParameters withShifts(ShiftParameters others) {
    return new CoincidenceParameters(
        cellSizeM,
        leftOutBeyondM,
        topShare,
        minimumEvents,
        defaultTimes,
        longestSpanDays,
        withDiscovered,
        distancesM,
        others,
        verdict);
  }

  /** The declared ones: {@code parameters/coincidence.yaml}. */
  public static CoincidenceParameters declared() {
    ParameterFile file =
        ParameterFile.of(
            "coincidence",
            "cell_size",
            "left_out_beyond",
            "top_share",
            "minimum_events",
            "default_times",
            "longest_span",
            "with_discovered",
            "distances",
            "permutations",
            "pair_permutations",
            "minimum_part",
            "pair_bin",
            "seed",
            "significance",
            "large_correlation",
            "minimum_cells",
            "enough_placed",
            "enough_timed");
    return new CoincidenceParameters(
        file.wholeNumber("cell_size"),
        file.number("left_out_beyond"),
        file.number("top_share"),
        file.wholeNumber("minimum_events"),
        file.texts("default_times").stream().map(LocalTime::parse).toList(),
        file.wholeNumber("longest_span"),
        file.truth("with_discovered"),
        file.wholeNumbers("distances"),
        new ShiftParameters(
            file.wholeNumber("permutations"),
            file.wholeNumber("pair_permutations"),
            file.number("minimum_part"),
            file.wholeNumber("pair_bin"),
            file.wholeNumber("seed")),
        new VerdictParameters(
            file.number("significance"),
            file.number("large_correlation"),
            file.wholeNumber("minimum_cells"),
            file.wholeNumber("enough_placed"),
            file.wholeNumber("enough_timed")));
  }
}
