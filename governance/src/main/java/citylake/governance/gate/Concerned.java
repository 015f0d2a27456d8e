package citylake.governance.gate;

import java.util.List;

/**
 * Whom a statement concerns beside its asker: what a city's steward is told of it.
 *
 * @param cities codes of those whose rows it may see, {@link #ALL} where it may see every city's,
 *     or wanted to and was denied; published summaries are about no city's rows
 * @param approvals numbers of those in force that it may rest on
 */
public record Concerned(List<String> cities, List<Long> approvals) {
  /** Stands for every city. */
  public static final String ALL = "*";

  public static final Concerned NOBODY = new Concerned(List.of(), List.of());

  public Concerned {
    cities = List.copyOf(cities);
    approvals = List.copyOf(approvals);
  }
}
