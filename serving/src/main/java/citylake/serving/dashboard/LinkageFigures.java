package citylake.serving.dashboard;

import java.util.List;

/**
 * What a page about a linkage shows: its model, its pairs by weight, and what thresholds make of
 * them. Counts and probabilities; nothing of any person.
 *
 * @param records of all tables
 * @param possible pairs of records that might be one person
 * @param compared pairs that a rule picked, each once
 * @param review pairs from the review threshold on that are not linked
 * @param modelVersion hash of the model's content
 * @param prior probability that two random records are one person
 * @param linkBits weight of the link threshold; {@code reviewBits} likewise
 * @param reviewFrom probability from which a clerk looks at a pair
 * @param shownFromBits weight of the first bin: below it pairs are only counted
 * @param below how many those are
 * @param belowExpectedAtMost matches among them that the model expects at most
 * @param bins in order of weight, without a gap; empty where no pair weighs so much
 * @param thresholds in order; one of them is the settings' own
 * @param truth null where none was given
 * @param notes what a reader should know of the input, in words
 */
public record LinkageFigures(
    List<Table> tables,
    long records,
    double possible,
    long compared,
    long review,
    String modelVersion,
    double prior,
    double linkBits,
    double reviewBits,
    double reviewFrom,
    double shownFromBits,
    long below,
    double belowExpectedAtMost,
    List<Bin> bins,
    List<Level> levels,
    List<Threshold> thresholds,
    Truth truth,
    List<String> notes) {
  public LinkageFigures {
    tables = List.copyOf(tables);
    bins = List.copyOf(bins);
    levels = List.copyOf(levels);
    thresholds = List.copyOf(thresholds);
    notes = List.copyOf(notes);
  }

  /** How many records a table has. */
  public record Table(String name, long records) {}

  /**
   * Pairs of about one weight.
   *
   * @param from weight in bits, included; {@code to} is not
   * @param judged pairs of which the truth is known for both records; 0 without a truth
   * @param trueMatches of those judged; null without a truth
   */
  public record Bin(
      double from, double to, long pairs, double expectedMatches, long judged, Long trueMatches) {}

  /**
   * A level of a comparison.
   *
   * @param meaning in words
   * @param bits log2(m / u)
   */
  public record Level(
      String comparison, String level, String meaning, double m, double u, double bits) {}

  /**
   * What one threshold would make of the pairs.
   *
   * @param pairs that it links
   * @param persons clusters, records alone counted too
   * @param expectedPrecision by the model's probabilities; null where nothing is linked
   * @param expectedRecall among pairs that are shown; null where no match is expected
   * @param truePrecision of linked pairs that are judged; null where there are none
   * @param trueRecall of all true pairs, picked by a rule or not; null without a truth
   */
  public record Threshold(
      double probability,
      double bits,
      boolean isChosen,
      long pairs,
      long persons,
      Double expectedPrecision,
      Double expectedRecall,
      Double truePrecision,
      Double trueRecall) {}

  /** What is known of the truth: records with a person, and pairs of records of one person. */
  public record Truth(long records, long pairs) {}
}
