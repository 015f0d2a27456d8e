package citylake.orchestration.delivery;

import citylake.etl.landing.FieldProfile;
import citylake.quality.arrival.Arrival;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Deliveries in the form in which they are compared, and in which {@code ops.delivery} keeps it.
 */
public final class Arrivals {
  private Arrivals() {}

  /** A delivery that is about to be taken. */
  static Arrival of(Delivery delivery, LocalDate night) {
    return new Arrival(
        night,
        delivery.scan().records(),
        delivery.scan().fields().stream()
            .map(f -> new Arrival.Field(f.field(), f.looked(), f.filled(), f.numbers(), f.times()))
            .toList());
  }

  /** One that an earlier night took, from its row. */
  static Arrival of(Map<String, Object> row) {
    List<?> fields = row.get("fields") instanceof List<?> list ? list : List.of();
    return new Arrival(
        (LocalDate) row.get("night"),
        (Long) row.get("records"),
        fields.stream().map(field -> field((Map<?, ?>) field)).toList());
  }

  private static Arrival.Field field(Map<?, ?> field) {
    return new Arrival.Field(
        (String) field.get("field"),
        (Long) field.get("looked"),
        (Long) field.get("filled"),
        (Long) field.get("numbers"),
        (Long) field.get("times"));
  }

  /** Column {@code fields} of the delivery's row. */
  public static List<Map<String, Object>> column(List<FieldProfile> fields) {
    return fields.stream()
        .map(
            f ->
                Map.<String, Object>of(
                    "field", f.field(),
                    "looked", f.looked(),
                    "filled", f.filled(),
                    "numbers", f.numbers(),
                    "times", f.times()))
        .toList();
  }
}
