package citylake.models.coincidence;

import citylake.models.coincidence.TorusShifts.Shift;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** Two maps as they lie and under each shift of one against the other. */
final class ShiftedMaps {
  private static final Shift NONE = new Shift(0, 0);

  private final MapPair maps;
  private final List<Shift> shifts;
  private final double[] parts;
  private final MapAgreement observed;
  private final List<MapAgreement> moved;

  ShiftedMaps(MapPair maps, ShiftParameters shifting) {
    this.maps = maps;
    this.shifts =
        TorusShifts.of(maps, shifting.minimumPart(), shifting.permutations(), shifting.seed());
    this.observed = agreement(NONE);
    this.moved = shifts.stream().map(this::agreement).toList();
    this.parts = moved.stream().mapToDouble(m -> (double) m.cells() / maps.cells()).toArray();
  }

  private MapAgreement agreement(Shift shift) {
    return maps.shifted(shift.east(), shift.north());
  }

  /** How many cells are compared without a shift. */
  int cells() {
    return maps.cells();
  }

  double value(ToDoubleFunction<MapAgreement> measure) {
    return measure.applyAsDouble(observed);
  }

  /** What an agreement of the maps comes to under the shifts; null where there is none. */
  ShiftNull held(ToDoubleFunction<MapAgreement> measure) {
    return ShiftNull.of(value(measure), moved.stream().mapToDouble(measure).toArray(), parts);
  }

  /** The same for a figure of the maps that is asked shift by shift. */
  ShiftNull held(double value, ToDoubleBiFunction<MapPair, Shift> figure) {
    double[] shifted = shifts.stream().mapToDouble(s -> figure.applyAsDouble(maps, s)).toArray();
    return ShiftNull.of(value, shifted, parts);
  }

  /** What something else comes to under the first of the shifts. */
  <T> List<T> first(int shiftsAtMost, Function<Shift, T> figure) {
    return shifts.stream().limit(shiftsAtMost).map(figure).toList();
  }

  double[] parts() {
    return parts;
  }
}
