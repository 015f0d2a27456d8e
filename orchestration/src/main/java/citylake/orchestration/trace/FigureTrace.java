package citylake.orchestration.trace;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a row of a derived or published table rests on.
 *
 * @param release number of the release that was read
 * @param grain what a row of the table stands for
 * @param row its columns
 * @param madeBy the steps from the standard tables to this one, the last first
 * @param restsOn in words
 * @param behind the standard rows that it counts; null where no list of rows stands behind it
 * @param goOn commands that lead further
 */
public record FigureTrace(
    long release,
    LocalDate night,
    String table,
    String grain,
    Map<String, Object> key,
    Map<String, Object> row,
    List<MadeBy> madeBy,
    String restsOn,
    Behind behind,
    List<String> goOn) {

  /** Whether the rows behind the figure come to the figure. */
  public boolean holds() {
    return behind == null || behind.addsUp();
  }

  /**
   * The step that made a table's released state.
   *
   * @param version as declared now
   * @param fingerprint of all that went in; null where nothing has been written yet
   * @param run of the night; null likewise
   */
  public record MadeBy(
      String table,
      String step,
      int version,
      String fingerprint,
      String run,
      List<String> inputs) {}

  /**
   * The standard rows behind a figure.
   *
   * @param count of the rows
   * @param figure what the rows must come to, from {@code figureIn}
   * @param found what they come to: their number, or the sum of their shares
   * @param verdict in words
   * @param rows the first of them: key, times, file, record number, share
   */
  public record Behind(
      String table,
      long count,
      double figure,
      String figureIn,
      double found,
      boolean addsUp,
      String verdict,
      List<Map<String, Object>> rows) {}
}
