package citylake.models.linkage.explain;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.settings.LinkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The pairs from which most is to be learnt about a linkage: its extremes, those about the
 * thresholds, and those that hang by one thread. The same pairs for the same linkage.
 */
public final class InstructivePairs {
  /** Bits below the review threshold down to which pairs that are apart are looked at. */
  public static final double DEPTH = 10;

  /** Pairs of a kind among which one of new records is looked for. */
  private static final int CANDIDATES = 200;

  private final Dataset<Row> pairs;
  private final Column weight = col("match_weight");
  private final Column strongest;
  private final Column weakest;
  private final Column unknown;
  private final double link;
  private final double review;

  private InstructivePairs(Dataset<Row> pairs, LinkSettings settings) {
    this.pairs = pairs;
    this.link = Weights.ofProbability(settings.thresholds().link());
    this.review = Weights.ofProbability(settings.thresholds().review());
    Column[] parts =
        settings.comparisons().stream()
            .map(Comparison::name)
            .map(name -> col("`mw_" + name + "`"))
            .toArray(Column[]::new);
    this.strongest = parts.length == 1 ? parts[0] : greatest(parts);
    this.weakest = parts.length == 1 ? parts[0] : least(parts);
    Column none = lit(0);
    for (Column part : parts) {
      none = none.plus(when(part.equalTo(0), 1).otherwise(0));
    }
    this.unknown = none;
  }

  /**
   * One pair and why it is shown.
   *
   * @param first id of the record that comes first
   */
  public record Chosen(Reason reason, String first, String second) {
    private boolean isSamePair(Chosen other) {
      return first.equals(other.first) && second.equals(other.second);
    }

    private boolean sharesRecord(Chosen other) {
      return Set.of(other.first, other.second).contains(first)
          || Set.of(other.first, other.second).contains(second);
    }
  }

  /** For what a pair is chosen. */
  public enum Reason {
    STRONGEST_LINK("The strongest link", "What certainty looks like here."),
    WEAKEST_LINK("The weakest link", "A little less and a clerk would have to decide."),
    STRONGEST_REVIEW("Almost linked", "A little more and it would be linked unseen."),
    WEAKEST_REVIEW("Almost apart", "A little less and nobody would look at it."),
    STRONGEST_APART("The strongest pair that is apart", "Should a clerk have seen it?"),
    EVEN("About as likely as not", "What would a clerk ask for?"),
    HELD_BY_ONE("A link that hangs by its strongest comparison", "If that value is wrong?"),
    CONTRADICTED("A link against a strong contradiction", "Does the rest outweigh it?"),
    LEAST_KNOWN("A link of which little is known", "Is what is left enough?"),
    APART_DESPITE("Apart in spite of a strong agreement", "Namesakes, one household, or one?");

    private final String title;
    private final String question;

    Reason(String title, String question) {
      this.title = title;
      this.question = question;
    }

    public String title() {
      return title;
    }

    private boolean isExtreme() {
      return compareTo(EVEN) < 0;
    }

    /** What to ask of it. */
    public String question() {
      return question;
    }
  }

  /**
   * At most one pair a reason, none twice, fewer where the linkage has none of a kind. The first
   * five are what their titles say; the others are of records not shown yet, where there are any.
   *
   * @param pairs with the columns of {@code ScoredPairs.pairs()}, from {@link #DEPTH} bits below
   *     the review threshold on; read ten times
   */
  public static List<Chosen> of(Dataset<Row> pairs, LinkSettings settings) {
    InstructivePairs all = new InstructivePairs(pairs, settings);
    List<Chosen> chosen = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      all.first(reason, chosen).ifPresent(chosen::add);
    }
    return List.copyOf(chosen);
  }

  private Optional<Chosen> first(Reason reason, List<Chosen> before) {
    List<Chosen> free =
        candidates(reason).select("id_l", "id_r").limit(CANDIDATES).collectAsList().stream()
            .map(row -> new Chosen(reason, row.getString(0), row.getString(1)))
            .filter(pair -> before.stream().noneMatch(pair::isSamePair))
            .toList();
    Optional<Chosen> fresh =
        free.stream().filter(pair -> before.stream().noneMatch(pair::sharesRecord)).findFirst();
    return reason.isExtreme() || fresh.isEmpty() ? free.stream().findFirst() : fresh;
  }

  private Dataset<Row> candidates(Reason reason) {
    Column linked = weight.geq(link);
    Column reviewed = weight.geq(review).and(weight.lt(link));
    Column apart = weight.lt(review);
    return switch (reason) {
      case STRONGEST_LINK -> ordered(linked, weight.desc());
      case HELD_BY_ONE -> ordered(linked, weight.minus(strongest).asc());
      case CONTRADICTED -> ordered(linked.and(weakest.lt(0)), weakest.asc());
      case LEAST_KNOWN -> ordered(linked.and(unknown.gt(0)), unknown.desc(), weight.asc());
      case WEAKEST_LINK -> ordered(linked, weight.asc());
      case STRONGEST_REVIEW -> ordered(reviewed, weight.desc());
      case EVEN -> ordered(reviewed, abs(weight).asc());
      case WEAKEST_REVIEW -> ordered(reviewed, weight.asc());
      case STRONGEST_APART -> ordered(apart, weight.desc());
      case APART_DESPITE -> ordered(apart, strongest.desc());
    };
  }

  private Dataset<Row> ordered(Column which, Column... by) {
    List<Column> order = new ArrayList<>(List.of(by));
    order.add(col("id_l"));
    order.add(col("id_r"));
    return pairs.filter(which).orderBy(order.toArray(Column[]::new));
  }
}
