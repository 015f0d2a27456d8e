package citylake.quality.arrival;

/**
 * How far a delivery may be from what its source used to send.
 *
 * @param enough deliveries that make a history; with fewer nothing is judged
 * @param remembered the newest so many are compared with
 * @param refusedFactor so many times fewer or more records than usual are refused
 * @param saidFactor so many times fewer or more are only said
 * @param refusedDrop a field filled in less than this part of its usual share is refused
 * @param saidDifference a share of filled records that differs by more is said
 */
public record ArrivalLimits(
    int enough,
    int remembered,
    double refusedFactor,
    double saidFactor,
    double refusedDrop,
    double saidDifference) {

  /**
   * Wide on purpose: police numbers double on New Year's Eve and after a fair, but do not fall to a
   * fifth; and a delivery refused in error costs a city a night.
   */
  public static final ArrivalLimits DEFAULT = new ArrivalLimits(3, 8, 5, 2, 0.2, 0.2);
}
