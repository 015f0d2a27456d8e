package citylake.models.coincidence;

import citylake.models.clock.ClockCounts;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The figures of two clocks, each held against all shifts of one clock against the other. */
record HourFigures(ClockCounts crime, ClockCounts crash) {

  /**
   * All of them.
   *
   * @param suffix of their names
   * @param without what else was left out, for their notes
   */
  List<Figure> figures(int minimumEvents, String suffix, String without) {
    String note = " of aoristic weights" + without + "; " + leftOut();
    String ofDay = " over the 24 hours of the day" + note;
    String ofWeek = " over the 168 hours of the week" + note;
    String ofResiduals =
        " over what 168 hours hold beyond the means of their day and their hour" + note;
    UnaryOperator<HourAgreement> asItIs = agreement -> agreement;
    return Stream.of(
            figure("pearson_hours_24", "Pearson" + ofDay, HourAgreement::ofDay, true),
            figure("spearman_hours_24", "Spearman" + ofDay, HourAgreement::ofDay, false),
            figure("pearson_hours_168", "Pearson" + ofWeek, asItIs, true),
            figure("spearman_hours_168", "Spearman" + ofWeek, asItIs, false),
            figure(
                "pearson_residual_168", "Pearson" + ofResiduals, HourAgreement::ofResiduals, true),
            figure(
                "spearman_residual_168",
                "Spearman" + ofResiduals,
                HourAgreement::ofResiduals,
                false))
        .map(
            f ->
                new Figure(
                    f.stat() + suffix, f.value(), f.shifts(), f.crimes(), f.crashes(), f.note()))
        .map(figure -> figure.unlessUnfounded(minimumEvents))
        .toList();
  }

  /** A course shifted by every number of hours; for the day alone these are 23 different ones. */
  private Figure figure(
      String stat, String note, UnaryOperator<HourAgreement> part, boolean isPearson) {
    ToDoubleFunction<HourAgreement> measure =
        isPearson ? HourAgreement::pearson : HourAgreement::spearman;
    HourAgreement week = new HourAgreement(crime.weights().weights(), crash.weights().weights());
    int shifts = stat.endsWith("_24") ? 24 : 168;
    double observed = measure.applyAsDouble(part.apply(week));
    double[] shifted =
        IntStream.range(1, shifts)
            .mapToDouble(hours -> measure.applyAsDouble(part.apply(week.shifted(hours))))
            .toArray();
    return new Figure(stat, observed, ShiftNull.of(observed, shifted), crimes(), crashes(), note);
  }

  private long crimes() {
    return crime.exact() + crime.range();
  }

  private long crashes() {
    return crash.exact() + crash.range();
  }

  private String leftOut() {
    return "%d incidents and %d crashes without a usable time, with a span too long or discovered by patrols are left out."
        .formatted(crime.setApart() + crime.unknown(), crash.setApart() + crash.unknown());
  }
}
