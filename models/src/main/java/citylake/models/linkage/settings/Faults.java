package citylake.models.linkage.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Gathers the faults of a declaration, so that all are told at once. */
final class Faults {
  private final List<String> found = new ArrayList<>();

  void check(boolean isRight, String fault) {
    if (!isRight) {
      found.add(fault);
    }
  }

  void unknownKeys(JsonNode node, String before, List<String> known) {
    node.fieldNames()
        .forEachRemaining(
            key -> check(known.contains(key), before + key + ": not known; known are " + known));
  }

  /** The number of an optional entry, within bounds; {@code otherwise} where it is not given. */
  double number(JsonNode node, String name, double otherwise, double least, double most) {
    if (node.isMissingNode()) {
      return otherwise;
    }
    boolean isRight = node.isNumber() && node.asDouble() >= least && node.asDouble() <= most;
    check(isRight, "%s: must be a number from %s to %s, not %s".formatted(name, least, most, node));
    return isRight ? node.asDouble() : otherwise;
  }

  void throwAny(String opening) {
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: %s. Nothing was linked.".formatted(opening, String.join("; ", found)));
    }
  }
}
