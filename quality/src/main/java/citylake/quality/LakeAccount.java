package citylake.quality;

import java.util.List;
import java.util.Locale;

/**
 * Nothing disappears in the lake: every record that was ever accepted is a current row, was
 * replaced by one, was taken back, or was deleted when its time was over.
 *
 * @param source city and kind
 * @param acceptedSoFar records accepted, corrections among them, over all deliveries of the source
 * @param current current rows of the standard table
 * @param superseded earlier accepted records that today's rows, current or retracted, replaced
 * @param retracted retracted rows of the standard table
 * @param deleted accepted records that rows stood for which retention has deleted
 */
public record LakeAccount(
    String source,
    long acceptedSoFar,
    long current,
    long superseded,
    long retracted,
    long deleted) {

  /** Of a source from which nothing was deleted. */
  public LakeAccount(
      String source, long acceptedSoFar, long current, long superseded, long retracted) {
    this(source, acceptedSoFar, current, superseded, retracted, 0);
  }

  /**
   * Of sources whose rows went over from one to another: a record accepted of one is a row of
   * another.
   *
   * @param accounts at least one
   */
  public static LakeAccount sum(List<LakeAccount> accounts) {
    return accounts.stream()
        .reduce(
            (a, b) ->
                new LakeAccount(
                    a.source + " + " + b.source,
                    a.acceptedSoFar + b.acceptedSoFar,
                    a.current + b.current,
                    a.superseded + b.superseded,
                    a.retracted + b.retracted,
                    a.deleted + b.deleted))
        .orElseThrow();
  }

  public boolean balances() {
    return acceptedSoFar == outcomes();
  }

  /** The equation with its figures; where it does not balance, by how much and which way. */
  public String message() {
    String parts =
        String.format(
            Locale.ROOT,
            "%,d current + %,d superseded + %,d retracted",
            current,
            superseded,
            retracted);
    if (deleted > 0) {
      parts += String.format(Locale.ROOT, " + %,d deleted", deleted);
    }
    return "Source %s: %s"
        .formatted(source, Equation.inWords("accepted so far", acceptedSoFar, parts, outcomes()));
  }

  private long outcomes() {
    return current + superseded + retracted + deleted;
  }
}
