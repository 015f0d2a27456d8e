package citylake.models.parameters;

import java.util.List;

/**
 * One declared parameter of a model.
 *
 * @param name its key in the file
 * @param value number, truth value, text or list of these
 * @param unit of the value, e.g. {@code m}; {@code 1} for a pure number
 * @param source where the value comes from
 * @param confidence high, medium or low: how well the source supports it
 */
public record Parameter(String name, Object value, String unit, String source, String confidence) {
  static final List<String> CONFIDENCES = List.of("high", "medium", "low");
}
