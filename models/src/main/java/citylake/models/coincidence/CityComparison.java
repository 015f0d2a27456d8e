package citylake.models.coincidence;

import citylake.models.clock.ClockCounts;
import citylake.models.place.CellCounts;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Crime and crashes of one city side by side.
 *
 * @param hours their clocks
 * @param hoursWithoutDefaultTimes their clocks without events that start at a default time
 * @param crimeCells incidents in each cell that has an incident or a crash
 * @param crashCells crashes in each of the same cells
 */
record CityComparison(
    Clocks hours, Clocks hoursWithoutDefaultTimes, CellCounts crimeCells, CellCounts crashCells) {

  /** The clocks of both kinds. */
  record Clocks(ClockCounts crime, ClockCounts crash) {
    long crimes() {
      return crime.exact() + crime.range();
    }

    long crashes() {
      return crash.exact() + crash.range();
    }

    HourAgreement agreement() {
      return new HourAgreement(crime.weights().weights(), crash.weights().weights());
    }

    String leftOut() {
      return "%d incidents and %d crashes without a usable time, with a span too long or discovered by patrols are left out"
          .formatted(crime.setApart() + crime.unknown(), crash.setApart() + crash.unknown());
    }
  }

  List<Figure> figures(CoincidenceParameters parameters) {
    String defaults =
        parameters.defaultTimes().stream()
            .map(LocalTime::toString)
            .collect(Collectors.joining(", "));
    List<Figure> figures = new ArrayList<>();
    figures.addAll(hourFigures(hours, parameters.minimumEvents(), "", ""));
    figures.addAll(
        hourFigures(
            hoursWithoutDefaultTimes,
            parameters.minimumEvents(),
            "_without_default_times",
            "; without starts at exactly " + defaults));
    if (crimeCells.size() > 0) {
      PlaceAgreement places = PlaceAgreement.of(crimeCells, crashCells, parameters.topShare());
      figures.addAll(placeFigures(places, parameters));
      figures.addAll(extents(places, parameters));
    }
    return figures;
  }

  private static List<Figure> hourFigures(
      Clocks clocks, int minimumEvents, String suffix, String without) {
    HourAgreement week = clocks.agreement();
    HourAgreement day = week.ofDay();
    HourAgreement residuals = week.ofResiduals();
    String note = " of aoristic weights" + without + "; " + clocks.leftOut() + ".";
    String ofDay = " over the 24 hours of the day" + note;
    String ofWeek = " over the 168 hours of the week" + note;
    String ofResiduals =
        " over what 168 hours hold beyond the means of their day and their hour" + note;
    return Stream.of(
            new Named("pearson_hours_24", day.pearson(), "Pearson" + ofDay),
            new Named("spearman_hours_24", day.spearman(), "Spearman" + ofDay),
            new Named("pearson_hours_168", week.pearson(), "Pearson" + ofWeek),
            new Named("spearman_hours_168", week.spearman(), "Spearman" + ofWeek),
            new Named("pearson_residual_168", residuals.pearson(), "Pearson" + ofResiduals),
            new Named("spearman_residual_168", residuals.spearman(), "Spearman" + ofResiduals))
        .map(named -> named.figure(suffix, clocks.crimes(), clocks.crashes()))
        .map(figure -> figure.unlessUnfounded(minimumEvents))
        .toList();
  }

  private List<Figure> placeFigures(PlaceAgreement places, CoincidenceParameters parameters) {
    String cells = " cells of %d m with an event of either kind".formatted(parameters.cellSizeM());
    String top = top(parameters);
    return Stream.of(
            new Named(
                "spearman_cells",
                places.spearman(),
                "Spearman of counts over %d%s.".formatted(places.cells(), cells)),
            new Named(
                top + "_share",
                places.share(),
                "Share of the %d busiest crash cells that are among the %d busiest crime cells; of %d%s."
                    .formatted(places.topCells(), places.topCells(), places.cells(), cells)),
            new Named(top + "_lift", places.lift(), "The share above over the share by chance."),
            new Named(
                top + "_jaccard",
                places.jaccard(),
                "Busiest cells of both kinds over busiest cells of either."))
        .map(named -> named.figure("", crimeCells.total(), crashCells.total()))
        .map(figure -> figure.unlessUnfounded(parameters.minimumEvents()))
        .toList();
  }

  /** How many cells were counted: given however few the events are. */
  private List<Figure> extents(PlaceAgreement places, CoincidenceParameters parameters) {
    return Stream.of(
            new Named(
                "cells",
                places.cells(),
                "Cells of %d m with an event of either kind.".formatted(parameters.cellSizeM())),
            new Named(
                top(parameters) + "_cells",
                places.topCells(),
                "How many cells are the busiest of each kind."))
        .map(named -> named.figure("", crimeCells.total(), crashCells.total()))
        .toList();
  }

  private static String top(CoincidenceParameters parameters) {
    return "top" + Math.round(100 * parameters.topShare());
  }

  private record Named(String stat, double value, String note) {
    Figure figure(String suffix, long crimes, long crashes) {
      return new Figure(stat + suffix, value, crimes, crashes, note);
    }
  }
}
