package citylake.orchestration.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import citylake.serving.dashboard.LinkageFigures.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Pairs by match weight, half a bit a bin, without a gap between the first and the last. */
final class WeightBins {
  private static final double BITS = 0.5;

  /** Pairs of more bits are counted in the last bin: nobody sets a threshold there. */
  static final double HIGHEST = 40;

  private WeightBins() {}

  /** The start of the bin in which a weight lies. */
  static double start(double weight) {
    return Math.floor(weight / BITS) * BITS;
  }

  /**
   * The bins of pairs.
   *
   * @param first start of the first bin; no pair weighs less
   * @param isJudged whether a truth was given
   */
  static List<Bin> of(Dataset<Row> pairs, double first, boolean isJudged) {
    Map<Long, PairTally> counted = new TreeMap<>();
    PairTally.by(
            pairs,
            greatest(
                    lit(0L),
                    floor(least(col("match_weight"), lit(HIGHEST)).minus(first).divide(BITS)))
                .as("bin"))
        .forEach(row -> counted.put(row.getLong(0), PairTally.of(row, 1)));
    long last = counted.keySet().stream().max(Long::compare).orElse(-1L);
    List<Bin> bins = new ArrayList<>();
    for (long bin = 0; bin <= last; bin++) {
      PairTally tally = counted.getOrDefault(bin, PairTally.NONE);
      double from = first + bin * BITS;
      bins.add(
          new Bin(
              from,
              from + BITS,
              tally.pairs(),
              tally.expected(),
              tally.judged(),
              isJudged ? Long.valueOf(tally.matches()) : null));
    }
    return bins;
  }
}
