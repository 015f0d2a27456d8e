package citylake.models.coincidence;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Says of a city whether crime and crashes coincide, in place and in time.
 *
 * <p>Coincide: more alike than shifts of one side against the other leave them, and strongly so.
 * Partly: beyond the shifts but weakly, or only with the starts at default times, or by the hour of
 * the day alone. Do not coincide: no more alike than the shifts, on enough events to have found it.
 * Too few: it cannot be told.
 */
final class CityVerdicts {
  static final String PLACE = "place";
  static final String TIME = "time";

  private static final String WITHOUT_DEFAULT_TIMES = "_without_default_times";

  private static final String BY_DAY =
      "; it is the hour of the day that agrees, better than under any shift of the day, and shifts by whole days leave it so";

  private final Map<String, Figure> figures = new TreeMap<>();
  private final VerdictParameters parameters;

  CityVerdicts(List<Figure> figures, VerdictParameters parameters) {
    figures.forEach(figure -> this.figures.put(figure.stat(), figure));
    this.parameters = parameters;
  }

  List<AspectVerdict> all() {
    return List.of(place(), time());
  }

  /**
   * Lee's L is held against the shifts; its size is read from the correlation of neighbourhoods,
   * because L itself shrinks with how ragged the maps are.
   */
  AspectVerdict place() {
    Figure lee = figures.get("lee_l");
    Figure size = figures.get("neighbourhood_r");
    if (!isGiven(lee) || !isGiven(size)) {
      return tooFew(PLACE, lee, "too few incidents or crashes with a place, or all cells alike");
    }
    double cells = figures.get("cells").value();
    if (cells < parameters.minimumCells()) {
      return tooFew(
          PLACE,
          lee,
          "%.0f cells with an event, at least %d are needed"
              .formatted(cells, parameters.minimumCells()));
    }
    if (!canBeSignificant(lee)) {
      int shifts = lee.shifts() == null ? 0 : lee.shifts().shifts();
      return tooFew(
          PLACE, lee, "only %d shifts leave enough of the city to be compared".formatted(shifts));
    }
    boolean isBeyondChance = lee.shifts().p() <= parameters.significance();
    boolean isStrong = size.value() >= parameters.largeCorrelation();
    Verdict verdict =
        !isBeyondChance ? Verdict.DO_NOT_COINCIDE : isStrong ? Verdict.COINCIDE : Verdict.PARTLY;
    if (verdict == Verdict.DO_NOT_COINCIDE && isScarce(lee, parameters.enoughPlaced())) {
      return tooFew(PLACE, lee, scarce("place", parameters.enoughPlaced()));
    }
    return told(
        PLACE,
        verdict,
        lee,
        size.value(),
        lee.shifts().p(),
        String.format(
            Locale.ROOT,
            "Neighbourhoods agree with a correlation of %.2f; Lee's L is %.2f, where shifted maps give %.2f to %.2f",
            size.value(),
            lee.value(),
            lee.shifts().low(),
            lee.shifts().high()));
  }

  /** The 168 hours of the week, with and without the starts at default times. */
  AspectVerdict time() {
    Figure week = figures.get("pearson_hours_168");
    Figure sure = figures.get("pearson_hours_168" + WITHOUT_DEFAULT_TIMES);
    if (!isGiven(week) || !isGiven(sure) || !canBeSignificant(week)) {
      return tooFew(
          TIME,
          isGiven(week) ? sure : week,
          "too few incidents or crashes with a time, or all hours alike");
    }
    boolean isEitherBeyondChance = isBeyondChance(week) || isBeyondChance(sure);
    boolean isBothBeyondChance = isBeyondChance(week) && isBeyondChance(sure);
    double weaker = Math.min(week.value(), sure.value());
    boolean isStrong = weaker >= parameters.largeCorrelation();
    Verdict verdict =
        !isEitherBeyondChance
            ? Verdict.DO_NOT_COINCIDE
            : isBothBeyondChance && isStrong ? Verdict.COINCIDE : Verdict.PARTLY;
    boolean isByDay = !isEitherBeyondChance && isStrong && isAlikeByDay();
    if (!isByDay
        && verdict == Verdict.DO_NOT_COINCIDE
        && isScarce(sure, parameters.enoughTimed())) {
      return tooFew(TIME, sure, scarce("time not at a default", parameters.enoughTimed()));
    }
    return told(
        TIME,
        isByDay ? Verdict.PARTLY : verdict,
        week,
        weaker,
        Math.max(week.shifts().p(), sure.shifts().p()),
        String.format(
            Locale.ROOT,
            "The 168 hours agree with a correlation of %.2f, %.2f without default times, where shifted weeks give %.2f to %.2f%s",
            week.value(),
            sure.value(),
            week.shifts().low(),
            week.shifts().high(),
            isByDay ? BY_DAY : ""));
  }

  /**
   * Whether no shift of the day reaches the agreement of the days' hours, with or without default
   * times. A course that is the same every day comes back in six of the week's shifts, so that the
   * week's p cannot tell it from chance, and with but 23 shifts of its own the day's cannot either.
   */
  private boolean isAlikeByDay() {
    return Stream.of("", WITHOUT_DEFAULT_TIMES)
        .map(suffix -> figures.get("pearson_hours_24" + suffix))
        .allMatch(day -> isGiven(day) && day.shifts() != null && isReachedByNone(day.shifts()));
  }

  private static boolean isReachedByNone(ShiftNull shifts) {
    return shifts.p() * (1 + shifts.shifts()) < 2;
  }

  /** On few events a bond is easily missed: not to have found one then says nothing. */
  private static boolean isScarce(Figure figure, int enough) {
    return Math.min(figure.crimes(), figure.crashes()) < enough;
  }

  private static String scarce(String what, int enough) {
    return "no agreement was found, but with fewer than %,d of a kind with a %s it would often be missed"
        .formatted(enough, what);
  }

  private static boolean isGiven(Figure figure) {
    return figure != null && !Double.isNaN(figure.value());
  }

  private boolean canBeSignificant(Figure figure) {
    return figure.shifts() != null
        && 1.0 / (1 + figure.shifts().shifts()) <= parameters.significance();
  }

  private boolean isBeyondChance(Figure figure) {
    return figure.shifts().p() <= parameters.significance();
  }

  private AspectVerdict told(
      String aspect, Verdict verdict, Figure figure, double size, double p, String figures) {
    String reason =
        String.format(
            Locale.ROOT,
            "%s; %.1f %% of %d shifts do as well (at most %.1f %% and a correlation of at least %.2f make \"coincide\"). Rests on %,d incidents and %,d crashes.",
            figures,
            100 * p,
            figure.shifts().shifts(),
            100 * parameters.significance(),
            parameters.largeCorrelation(),
            figure.crimes(),
            figure.crashes());
    return new AspectVerdict(
        aspect,
        verdict,
        size,
        p,
        figure.shifts().shifts(),
        figure.crimes(),
        figure.crashes(),
        reason);
  }

  private AspectVerdict tooFew(String aspect, Figure figure, String why) {
    long crimes = figure == null ? 0 : figure.crimes();
    long crashes = figure == null ? 0 : figure.crashes();
    return new AspectVerdict(
        aspect,
        Verdict.TOO_FEW,
        Double.NaN,
        Double.NaN,
        0,
        crimes,
        crashes,
        String.format(
            Locale.ROOT,
            "Cannot be told: %s. There are %,d incidents and %,d crashes.",
            why,
            crimes,
            crashes));
  }
}
