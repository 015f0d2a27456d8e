package citylake.etl.outcome;

/**
 * Records of a delivery that replace an earlier record of the same delivery: corrections, or events
 * that are lost because their key leaves out what tells them apart.
 *
 * @param records how many
 * @param firstRecordNo number of the first of them; 0 where there is none
 */
public record Replaced(long records, long firstRecordNo) {
  /** Of a delivery in which no record does. */
  public static final Replaced NONE = new Replaced(0, 0);
}
