package citylake.models.linkage.settings;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything that a linkage is told.
 *
 * @param id column that names a record, unique and never null
 * @param source column that tells the tables apart; null where there is one table
 * @param derived columns made of others: name to SQL expression
 * @param blocking rules: two records are compared where all columns of a rule are equal and known
 * @param splits by rule: columns that are added to its key in a block that is too large; empty
 *     where such a block is refused
 * @param training how m, u and the prior are learnt
 * @param thresholds what becomes of a pair
 * @param largestBlock records that one block may hold; a larger one is refused
 * @param groups groupings by which errors are reported: name to SQL expression over the records
 */
public record LinkSettings(
    String id,
    String source,
    Scope scope,
    Map<String, String> derived,
    List<Comparison> comparisons,
    List<List<String>> blocking,
    List<List<String>> splits,
    Training training,
    Thresholds thresholds,
    int largestBlock,
    Map<String, String> groups)
    implements Serializable {
  /** Where nothing is said: 4,000 records are 8 million pairs of one block. */
  public static final int DEFAULT_LARGEST_BLOCK = 4_000;

  public LinkSettings {
    derived = new LinkedHashMap<>(derived);
    comparisons = List.copyOf(comparisons);
    blocking = List.copyOf(blocking);
    splits = List.copyOf(splits);
    groups = new LinkedHashMap<>(groups);
  }

  /** Whether there is nothing to learn: m and u of every level and the prior are told. */
  public boolean isFullyGiven() {
    return !Double.isNaN(training.prior()) && comparisons.stream().allMatch(Comparison::isFixed);
  }

  /** Whether any rule says how a block that is too large is split. */
  public boolean hasSplits() {
    return splits.stream().anyMatch(columns -> !columns.isEmpty());
  }

  /** A rule in the words of the settings. */
  public String ruleInWords(int rule) {
    return splits.get(rule).isEmpty()
        ? blocking.get(rule).toString()
        : "%s split by %s".formatted(blocking.get(rule), splits.get(rule));
  }

  /** The same settings for records whose id stands in another column. */
  public LinkSettings naming(String otherId) {
    return new LinkSettings(
        otherId,
        source,
        scope,
        derived,
        comparisons,
        blocking,
        splits,
        training,
        thresholds,
        largestBlock,
        groups);
  }

  /** The same settings, but pairs are kept from another review threshold on. */
  public LinkSettings keepingFrom(double probability) {
    return new LinkSettings(
        id,
        source,
        scope,
        derived,
        comparisons,
        blocking,
        splits,
        training,
        new Thresholds(thresholds.link(), probability, thresholds.support()),
        largestBlock,
        groups);
  }

  /**
   * How a model is learnt.
   *
   * @param randomPairs pairs of random records from which u is taken
   * @param seed names the random records: the same seed, the same records
   * @param prior probability that two random records are one person; NaN where it is to be learnt
   */
  public record Training(long randomPairs, long seed, double prior) implements Serializable {}

  /**
   * What becomes of a pair, by its probability.
   *
   * @param link from here it is linked
   * @param review from here a clerk looks at it; below it is no link
   * @param support two groups become one cluster only where this share of the pairs between them is
   *     linked; 0 joins all that hang together
   */
  public record Thresholds(double link, double review, double support) implements Serializable {}

  /**
   * The columns of the input on which a column rests: itself, or those named in its expression. A
   * comparison learns nothing from pairs that a rule on the same columns has picked.
   */
  public Set<String> origins(String column) {
    String expression = derived.get(column);
    if (expression == null) {
      return Set.of(column);
    }
    Set<String> origins = new TreeSet<>();
    Matcher words = Pattern.compile("\\w+").matcher(expression);
    while (words.find()) {
      origins.add(words.group());
    }
    return origins;
  }

  /** Whether a rule picks its pairs by a column on which the comparison rests. */
  public boolean isHeldOut(Comparison comparison, int rule) {
    Set<String> origins = origins(comparison.column());
    return Stream.concat(blocking.get(rule).stream(), splits.get(rule).stream())
        .flatMap(column -> origins(column).stream())
        .anyMatch(origins::contains);
  }
}
