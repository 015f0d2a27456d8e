package citylake.models.coincidence;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Crime and crashes of one city side by side.
 *
 * @param hours their clocks
 * @param hoursWithoutDefaultTimes their clocks without events that start at a default time
 * @param crimes where incidents lie
 * @param crashes where crashes lie
 */
record CityComparison(
    HourFigures hours, HourFigures hoursWithoutDefaultTimes, Positions crimes, Positions crashes) {

  List<Figure> figures(CoincidenceParameters parameters) {
    String defaults =
        parameters.defaultTimes().stream()
            .map(LocalTime::toString)
            .collect(Collectors.joining(", "));
    List<Figure> figures = new ArrayList<>();
    figures.addAll(hours.figures(parameters.minimumEvents(), "", ""));
    figures.addAll(
        hoursWithoutDefaultTimes.figures(
            parameters.minimumEvents(),
            "_without_default_times",
            "; without starts at exactly " + defaults));
    if (crimes.size() + crashes.size() > 0) {
      figures.addAll(new PlaceFigures(crimes, crashes, parameters).all());
    }
    return figures;
  }
}
