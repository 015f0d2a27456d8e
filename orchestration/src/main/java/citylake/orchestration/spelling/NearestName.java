package citylake.orchestration.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The known name that differs in the fewest letters (Levenshtein). At most a third of them may
 * differ: further off, the hint would mislead.
 */
public final class NearestName {
  private static final int OF_LETTERS = 3;

  private NearestName() {}

  /** Of equally near ones the first by name; empty where none is near. */
  public static Optional<String> of(String name, Collection<String> known) {
    var distance = new LevenshteinDistance(Math.max(1, name.length() / OF_LETTERS));
    return known.stream()
        .filter(candidate -> distance.apply(name, candidate) >= 0)
        .min(
            Comparator.comparingInt((String candidate) -> distance.apply(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A sentence with a blank before it, to be put behind a message's first; empty where none is. */
  public static String hint(String name, Collection<String> known) {
    return of(name, known).map(" Did you mean '%s'?"::formatted).orElse("");
  }
}
