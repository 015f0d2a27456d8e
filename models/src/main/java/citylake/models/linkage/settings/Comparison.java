package citylake.models.linkage.settings;

import citylake.models.linkage.similarity.Value;
import java.io.Serializable;
import java.util.List;

/**
 * How one column of two records is compared. Levels are tried in order; the first that holds gives
 * the weight; the last holds for all that is left. A value missing on either side holds for no
 * level and weighs 0: it speaks neither for nor against a match.
 *
 * @param termFrequency null where all values count alike
 */
public record Comparison(
    String name, String column, List<Level> levels, TermFrequency termFrequency)
    implements Serializable {
  public Comparison {
    levels = List.copyOf(levels);
  }

  /** The position of the first level that holds. */
  public int levelOf(Value first, Value second) {
    int level = 0;
    while (!levels.get(level).holds(first, second)) {
      level++;
    }
    return level;
  }

  /** Whether the settings give m and u of every level, so that nothing is to be learnt. */
  public boolean isFixed() {
    return levels.stream().noneMatch(level -> Double.isNaN(level.m()) || Double.isNaN(level.u()));
  }
}
