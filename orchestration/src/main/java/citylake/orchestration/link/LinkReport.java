package citylake.orchestration.link;

import java.util.List;

/**
 * What a linkage found, in numbers; nothing of any person.
 *
 * @param records of all tables
 * @param possiblePairs of records that might be one person by the settings' scope
 * @param compared pairs that were scored in this run, each once
 * @param linked pairs from the link threshold on
 * @param review pairs between the thresholds: for a clerk
 * @param persons clusters, those of one record included
 * @param largestCluster its records
 * @param notes what a person should know of the input, in words
 * @param pairsFile what was written, and where
 * @param increment what changed since the run before; null where nothing is kept between runs
 */
public record LinkReport(
    List<Table> tables,
    long records,
    double possiblePairs,
    long compared,
    long linked,
    long review,
    long persons,
    long largestCluster,
    Model model,
    List<Group> groups,
    List<String> notes,
    String pairsFile,
    String clustersFile,
    String modelFile,
    Increment increment) {

  /** How many records a table has. */
  public record Table(String name, String file, long records) {}

  /**
   * By what pairs were weighed.
   *
   * @param trained whether it was learnt in this run; false where it was given or nothing could be
   *     learnt
   * @param version hash of its content: the same model, the same version
   * @param prior probability that two random records are one person
   */
  public record Model(
      boolean trained,
      String version,
      double prior,
      double link,
      double review,
      List<Level> levels) {}

  /**
   * A level of a comparison.
   *
   * @param bits log2(m / u)
   */
  public record Level(String comparison, String level, double m, double u, double bits) {}

  /**
   * Errors that the model expects, in one group of records; see the method note.
   *
   * @param expectedFalseShare null where nothing is linked
   * @param expectedMissedShare null where no match is expected
   */
  public record Group(
      String grouping,
      String value,
      long records,
      Double expectedFalseShare,
      Double expectedMissedShare) {}

  /**
   * One run of a state.
   *
   * @param state its folder
   * @param run which run it was, from 1
   * @param changed records that are new, gone or changed, or whose block is now cut otherwise
   * @param scored pairs that were scored; all others are those of earlier runs
   * @param rebuilt records of components whose clusters were built anew
   */
  public record Increment(String state, int run, long changed, long scored, long rebuilt) {}
}
