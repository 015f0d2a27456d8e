package citylake.models.patrol;

import citylake.models.hotplace.HotPlaceParameters;
import citylake.models.parameters.ParameterFile;
import java.io.Serializable;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the patrol windows can be told.
 *
 * @param hotPlaces how a cell is judged hot
 * @param hottestHours share of the 24 hours that are a kind's busiest
 * @param longestHours most hours of a day that one cell takes
 * @param minimumEvents a window with fewer events of either kind is left out
 * @param oneGridWithinM cities whose centres are this near share a grid, m
 * @param longestSpanMinutes events whose span is longer have no known hour
 * @param defaultTimes local times of day that systems write for an unknown time
 * @param harms days of harm of an incident, by the section (first two digits) of its offence code
 * @param unmappedHarm days of harm of an incident without a mapped code
 * @param crashHarm days of harm of a crash
 */
public record PatrolParameters(
    HotPlaceParameters hotPlaces,
    double hottestHours,
    int longestHours,
    int minimumEvents,
    int oneGridWithinM,
    int longestSpanMinutes,
    List<LocalTime> defaultTimes,
    Map<String, Integer> harms,
    int unmappedHarm,
    int crashHarm)
    implements Serializable {
  private static final List<String> SECTIONS =
      List.of("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11");

  public PatrolParameters {
    defaultTimes = List.copyOf(defaultTimes);
    harms = new TreeMap<>(harms);
    List<String> faults = new ArrayList<>();
    if (!(hottestHours > 0 && hottestHours < 1)) {
      faults.add("hottest_hours must lie between 0 and 1: " + hottestHours);
    }
    if (longestHours < 1 || longestHours > 24) {
      faults.add("longest_hours must be from 1 to 24: " + longestHours);
    }
    if (minimumEvents < 5) {
      faults.add(
          "minimum_events must be at least 5, smaller counts are withheld: " + minimumEvents);
    }
    if (oneGridWithinM < 0 || oneGridWithinM > 100_000) {
      faults.add("one_grid_within must be from 0 to 100,000 m: " + oneGridWithinM);
    }
    if (longestSpanMinutes < 1) {
      faults.add("longest_span must be at least 1 minute: " + longestSpanMinutes);
    }
    boolean isNegative = harms.values().stream().anyMatch(harm -> harm < 0);
    if (isNegative || unmappedHarm < 0 || crashHarm < 0) {
      faults.add("harm must not be negative");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid patrol window parameters: %s.".formatted(String.join("; ", faults)));
    }
  }

  /** The declared ones: {@code parameters/patrol-window.yaml}. */
  public static PatrolParameters declared() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "cell_size",
                "study_area_distance",
                "hottest_hours",
                "longest_hours",
                "minimum_events",
                "one_grid_within",
                "longest_span",
                "default_times",
                "harm_unmapped",
                "harm_crash"));
    SECTIONS.forEach(section -> names.add("harm_" + section));
    ParameterFile file = ParameterFile.of("patrol-window", names.toArray(String[]::new));
    Map<String, Integer> harms = new TreeMap<>();
    SECTIONS.forEach(section -> harms.put(section, file.wholeNumber("harm_" + section)));
    HotPlaceParameters hot = HotPlaceParameters.declared();
    return new PatrolParameters(
        new HotPlaceParameters(
            file.wholeNumber("cell_size"),
            file.number("study_area_distance"),
            hot.leftOutBeyondM(),
            hot.minimumCells(),
            hot.significance(),
            hot.sparseBelow(),
            hot.withDiscovered()),
        file.number("hottest_hours"),
        file.wholeNumber("longest_hours"),
        file.wholeNumber("minimum_events"),
        file.wholeNumber("one_grid_within"),
        file.wholeNumber("longest_span"),
        file.texts("default_times").stream().map(LocalTime::parse).toList(),
        harms,
        file.wholeNumber("harm_unmapped"),
        file.wholeNumber("harm_crash"));
  }
}
