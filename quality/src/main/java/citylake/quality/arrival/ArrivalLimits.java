package citylake.quality.arrival;

/**
 * How far a delivery may be from what its source used to send.
 *
 * @param enough deliveries that make a history; with fewer nothing is judged
 * @param remembered the newest so many are compared with
 * @param refusedFactor so many times fewer or more records than usual are refused
 * @param refusedMany more records than usual are refused from this number on; below it they are
 *     said
 * @param saidFactor so many times fewer or more are only said
 * @param refusedDrop a field filled in less than this part of its usual share is refused
 * @param saidDifference a share of filled records that differs by more is said
 */
public record ArrivalLimits(
    int enough,
    int remembered,
    double refusedFactor,
    long refusedMany,
    double saidFactor,
    double refusedDrop,
    double saidDifference) {

  /**
   * Wide on purpose: police numbers double on New Year's Eve and after a fair, but do not fall to a
   * fifth; and a delivery refused in error costs a city a night. A wave of frauds or a storm brings
   * tens of records where two are usual, and those are the ones that nobody must miss; an export of
   * too much, or of all twice, brings more than a thousand.
   */
  public static final ArrivalLimits DEFAULT = new ArrivalLimits(3, 8, 5, 1_000, 2, 0.2, 0.2);
}
