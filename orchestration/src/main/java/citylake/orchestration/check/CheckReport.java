package citylake.orchestration.check;

import java.util.List;
import java.util.Map;

/**
 * What the night would make of a file on an empty lake.
 *
 * @param source e.g. "denver.incident"
 * @param refusal why the whole file would be refused, in words; null where it would be taken
 * @param refusalReason its code
 * @param records data records
 * @param outcomes records by outcome; they add up to {@code records}
 * @param reasons refusals and issues, the most frequent first
 * @param replaced records that replace an earlier record of this same file; null where none does
 * @param findings record by record, in file order, as many as were asked for
 * @param notGiven columns that say when, what and where, and that the SELECT does not give at all
 * @param notes what else the city or the data team should know
 */
public record CheckReport(
    String file,
    String source,
    String refusal,
    String refusalReason,
    long records,
    Map<String, Long> outcomes,
    List<Reason> reasons,
    Reason replaced,
    List<Finding> findings,
    List<String> notGiven,
    List<String> notes) {

  /**
   * One refusal or issue over the whole file.
   *
   * @param records how many have it; an issue is counted on rows that stand at the end
   */
  public record Reason(
      String name, boolean isRefused, long records, long firstRecord, String words) {}

  /** Findings in all, listed or not. */
  public long found() {
    return reasons.stream().mapToLong(Reason::records).sum();
  }
}
