package citylake.models.hotplace;

import citylake.models.place.Cell;

/**
 * A cell and how its neighbourhood (itself and up to eight queen neighbours inside the study area)
 * compares with chance.
 *
 * @param count events in the cell
 * @param neighbours k: cells of the neighbourhood, itself included; fewer than 9 at the edge
 * @param neighbourhoodCount events in the neighbourhood
 * @param z Gi*: standard deviations above the expected neighbourhood count
 * @param p two-sided normal p of z
 * @param q p after Benjamini-Hochberg over all cells of the study area
 * @param bin -3..3: the sign of z at q of at most 0.01 (3), 0.05 (2), 0.10 (1), else 0
 * @param pExact P(Bin(N, k/n) >= neighbourhood count)
 * @param qExact pExact after Benjamini-Hochberg
 * @param qExactLower the same for the lower tail P(Bin(N, k/n) <= neighbourhood count); decides
 *     cold
 * @param isSparse fewer events are expected in the neighbourhood than the normal p needs
 */
public record JudgedCell(
    Cell cell,
    long count,
    int neighbours,
    long neighbourhoodCount,
    double z,
    double p,
    double q,
    int bin,
    double pExact,
    double qExact,
    double qExactLower,
    Label label,
    boolean isSparse) {

  /** A cell of a map that could not be judged: its figures are NaN, its bin 0. */
  static JudgedCell notJudged(
      Cell cell, long count, int neighbours, long neighbourhoodCount, boolean isSparse) {
    double none = Double.NaN;
    return new JudgedCell(
        cell,
        count,
        neighbours,
        neighbourhoodCount,
        none,
        none,
        none,
        0,
        none,
        none,
        none,
        Label.NOT_JUDGED,
        isSparse);
  }
}
