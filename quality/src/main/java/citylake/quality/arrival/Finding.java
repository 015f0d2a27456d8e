package citylake.quality.arrival;

/**
 * What is odd about a delivery.
 *
 * @param code e.g. {@code too_few_records}, {@code emptied_column}
 * @param refuses whether the delivery stays out until a person has looked; else it is only said
 * @param words what is odd, with its figures, and the likely cause; never a person's data
 */
public record Finding(String code, boolean refuses, String words) {}
