package citylake.orchestration.crash;

import static citylake.orchestration.crash.FaultPoint.after;
import static citylake.orchestration.crash.FaultPoint.before;
import static citylake.orchestration.crash.FaultPoint.behind;
import static citylake.orchestration.crash.FaultPoint.inside;

import java.util.List;

/**
 * Where nights are killed. Steps go on side by side, and what is through is not done again: so each
 * point of a way through two towns' night lies in what is made from the table of the point before,
 * or later in that table, or behind all steps. In the province's, points are many tables apart.
 */
final class FaultPoints {
  private static final String DATA = "data/.*\\.parquet";
  private static final String MANIFEST = "metadata/.*-m[0-9]+\\.avro";
  private static final String MANIFEST_LIST = "metadata/snap-.*\\.avro";

  private static final List<FaultPoint> FIRST_NIGHT =
      List.of(
          before(1, "raw.record", Commit.ANY),
          after(1, "standard.crash", Commit.ANY),
          inside(1, "raw.record", DATA, 1),
          inside(1, "standard.incident", DATA, 1),
          inside(1, "quarantine.record", DATA, 1),
          inside(1, "published.score_card", DATA, 1),
          before(1, "ops.release", Commit.RELEASE),
          after(1, "ops.release", Commit.RELEASE));

  private static final List<FaultPoint> BY_INCIDENTS =
      List.of(
          behind(2, "raw.record", DATA, 2),
          before(2, "raw.record", Commit.WRITE),
          inside(2, "standard.incident", DATA, 2),
          inside(2, "standard.incident", MANIFEST_LIST, 2),
          before(2, "quarantine.record", Commit.WRITE),
          behind(2, "ops.delivery", DATA, 1),
          after(2, "published.freshness", Commit.ADOPTION),
          before(2, "derived.coincidence", Commit.TAG),
          behind(2, "ops.release", DATA, 1),
          before(2, "ops.release", Commit.RELEASE),
          after(2, "raw.record", Commit.SETTLING));

  private static final List<FaultPoint> BY_PLACES =
      List.of(
          inside(2, "raw.record", MANIFEST, 1),
          after(2, "standard.incident", Commit.WRITE),
          inside(2, "derived.hot_place", DATA, 1),
          inside(2, "published.hot_place", MANIFEST, 1),
          inside(2, "ops.verdict", DATA, 1),
          inside(2, "ops.release", DATA, 1),
          behind(2, "ops.release", MANIFEST_LIST, 1),
          before(2, "derived.coincidence", Commit.SETTLING));

  private static final List<FaultPoint> BY_CRASHES =
      List.of(
          behind(2, "raw.record", MANIFEST_LIST, 1),
          before(2, "standard.crash", Commit.ADOPTION),
          after(2, "standard.crash", Commit.ADOPTION),
          before(2, "derived.hour_of_week", Commit.WRITE),
          after(2, "quarantine.record", Commit.TAG),
          inside(2, "ops.release", MANIFEST, 1),
          after(2, "ops.release", Commit.RELEASE));

  private FaultPoints() {}

  /**
   * One night that dies three times on its way: in a half-written table, between two adoptions, and
   * with the release swapped in but nothing settled.
   */
  static List<FaultPoint> telling() {
    return List.of(
        inside(2, "standard.incident", DATA, 2),
        after(2, "quarantine.record", Commit.ADOPTION),
        after(2, "ops.release", Commit.RELEASE));
  }

  /**
   * The places of a night over all cities and kinds, from its first commit to its last.
   *
   * @param written standard tables in the order in which nights write to them
   */
  static List<FaultPoint> ofTheProvince(int night, List<String> written) {
    return List.of(
        inside(night, "raw.record", DATA, 2),
        after(night, written.get(written.size() / 3), night == 1 ? Commit.ANY : Commit.WRITE),
        inside(night, written.get(2 * written.size() / 3), DATA, 1),
        before(night, written.get(written.size() - 1), Commit.ADOPTION),
        inside(night, "ops.delivery", DATA, 1),
        before(night, "ops.release", Commit.RELEASE),
        after(night, "ops.release", Commit.RELEASE));
  }

  /** Every point, in a few nights, so that each dies many times and in other places. */
  static List<List<FaultPoint>> ways() {
    return List.of(FIRST_NIGHT, BY_INCIDENTS, BY_PLACES, BY_CRASHES);
  }
}
