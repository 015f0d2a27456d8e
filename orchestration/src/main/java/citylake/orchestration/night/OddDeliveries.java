package citylake.orchestration.night;

import citylake.ddl.Tables;
import citylake.lake.NightTables;
import citylake.orchestration.delivery.Delivery;
import citylake.orchestration.delivery.Intake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The night's deliveries that were taken although something is odd about them, as warnings. */
final class OddDeliveries {
  private static final String ADVICE =
      "Its records were taken as they are; all other files are unharmed. Look: citylake source check, with the file. If it is wrong: take it out of the dumps, go back by citylake release rollback to the number before this one, and ask the city for the right one.";

  private OddDeliveries() {}

  static List<String> warnings(NightTables tables, Intake intake) {
    if (intake.taken().isEmpty()) {
      return List.of();
    }
    Map<Object, String> remarks = new HashMap<>();
    tables
        .rows(Tables.OPS_DELIVERY)
        .forEach(row -> remarks.put(row.get("delivery"), (String) row.get("remarks")));
    return intake.taken().stream()
        .flatMap(delivery -> warning(delivery, remarks.get(delivery.id())).stream())
        .toList();
  }

  private static Optional<String> warning(Delivery delivery, String remarks) {
    return Optional.ofNullable(remarks)
        .map(odd -> odd.endsWith("?") ? odd : odd + ".")
        .map(odd -> "%s is odd: %s %s".formatted(delivery.file().name(), odd, ADVICE));
  }
}
