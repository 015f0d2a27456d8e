package citylake.lake;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which releases maintenance keeps, and from when on a file that nothing names may go. The one
 * place where this is declared.
 *
 * <p>Whatever the numbers say, these stay: the release that readers see, the one before it, and
 * each that readers saw within {@link #readers}.
 *
 * <p>Releases of a night ahead ({@link Release#AHEAD}) may be many a day, and each next one holds
 * what it held: they are no ways back, and stay only for who may still be reading.
 *
 * @param newest so many of the newest releases stay: the ways back
 * @param age releases that readers saw within this time stay
 * @param months the last release of each of so many months stays, and so does, for as long, the
 *     release before each backfill: what had been published before it was restated
 * @param readers the longest that a statement may go on reading its release
 * @param orphans files that nothing names stay for this long after their last change
 */
public record Retention(int newest, Duration age, int months, Duration readers, Duration orphans) {

  /**
   * A month of nights to go back to, as many days as a monthly report takes to be questioned, and
   * the vintages of a year with the month to compare with. A day for readers is longer than any
   * statement that was seen. Files are left for three days, as Iceberg's own default is: the lock
   * already keeps other writers out, so this only covers clocks that disagree.
   */
  public static final Retention DEFAULT =
      new Retention(30, Duration.ofDays(35), 13, Duration.ofDays(1), Duration.ofDays(3));

  public Retention {
    if (newest < 1 || months < 0 || age.isNegative()) {
      throw new IllegalArgumentException(
          "Invalid retention: at least 1 release must stay, and neither days nor months may be negative (releases %d, days %d, months %d). Nothing was changed."
              .formatted(newest, age.toDays(), months));
    }
  }

  /** The same with other numbers for releases and days. */
  public Retention keeping(int releases, int days) {
    return new Retention(releases, Duration.ofDays(days), months, readers, orphans);
  }

  /**
   * Numbers of the releases that stay.
   *
   * @param all every release, newest first
   */
  Set<Long> kept(List<Release> all, Instant now) {
    Set<Long> kept = new TreeSet<>();
    Set<YearMonth> seen = new HashSet<>();
    YearMonth oldest = YearMonth.from(now.atZone(ZoneOffset.UTC)).minusMonths(months - 1L);
    Duration recent = age.compareTo(readers) > 0 ? age : readers;
    int waysBack = 0;
    for (int i = 0; i < all.size(); i++) {
      Release release = all.get(i);
      Release next = i == 0 ? null : all.get(i - 1);
      YearMonth month = YearMonth.from(release.releasedAt().atZone(ZoneOffset.UTC));
      boolean isLastOfMonth = seen.add(month);
      boolean isVintage = isLastOfMonth || (next != null && next.kind().equals("backfill"));
      boolean isAhead = release.kind().equals(Release.AHEAD);
      Duration seenWithin = isAhead ? readers : recent;
      boolean isRecent = next == null || next.releasedAt().isAfter(now.minus(seenWithin));
      boolean isWayBack = !isAhead && waysBack++ < newest;
      if (i < 2 || isWayBack || isRecent || (isVintage && !month.isBefore(oldest))) {
        kept.add(release.number());
      }
    }
    return kept;
  }
}
