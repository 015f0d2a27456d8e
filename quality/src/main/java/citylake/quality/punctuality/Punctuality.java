package citylake.quality.punctuality;

import citylake.quality.punctuality.Came.Fate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How one source stands in one night.
 *
 * <p>Decided by what is declared and written down: the same night again gives the same state. What
 * later nights took does not count. A file counts for the night that took it: what comes after a
 * night was run belongs to the next, whatever date its name bears.
 *
 * @param dueAt deadline that it is held against; null where nothing is due
 * @param cameAt when the last of its files came; null where nothing was taken, or nobody knows
 * @param lateMinutes begun minutes behind the deadline; null unless late
 * @param since first due night that nothing has met; null unless missing
 */
public record Punctuality(
    State state, Instant dueAt, Instant cameAt, Long lateMinutes, LocalDate since) {

  /** The graver first. */
  public static final Comparator<Punctuality> GRAVEST = Comparator.comparing(Punctuality::state);

  /**
   * Judges one source in one night.
   *
   * @param lookedForSince first night of those in a row in which the source was looked for: behind
   *     its last pause, or its first; nothing was due before
   * @param files of the source, of any night and in any order
   */
  public static Punctuality of(
      LocalDate night, Timetable timetable, LocalDate lookedForSince, List<Came> files) {
    List<Came> known = files.stream().filter(file -> !file.night().isAfter(night)).toList();
    List<Came> tonight = known.stream().filter(file -> file.night().equals(night)).toList();
    Debt debt =
        Debt.before(
            night,
            lookedForSince,
            timetable,
            known.stream().filter(Came::isTaken).map(Came::night).collect(Collectors.toSet()));
    boolean isDue = timetable.isDue().test(night);
    Instant dueAt =
        isDue
            ? timetable.deadline(night)
            : debt.since() == null ? null : timetable.deadline(debt.since());
    boolean isAfterwards = isRunAfterwards(night, timetable, known);
    if (tonight.stream().anyMatch(Came::isTaken)) {
      return taken(dueAt, isAfterwards, tonight, known);
    }
    if (tonight.stream().anyMatch(file -> file.fate() == Fate.REFUSED)) {
      return of(State.REFUSED, dueAt);
    }
    if (!tonight.isEmpty()) {
      return of(State.STALE, dueAt);
    }
    if (isAfterwards) {
      return of(State.UNTIMED, dueAt);
    }
    if (isDue && debt.isAhead()) {
      return of(State.ON_TIME, dueAt);
    }
    return dueAt == null
        ? of(State.NOT_DUE, null)
        : new Punctuality(
            State.MISSING, dueAt, null, null, Optional.ofNullable(debt.since()).orElse(night));
  }

  /** The state of a source whose city is paused. */
  public static Punctuality paused() {
    return of(State.PAUSED, null);
  }

  private static Punctuality of(State state, Instant dueAt) {
    return new Punctuality(state, dueAt, null, null, null);
  }

  /** The deadline is held against the last file: only then is the delivery complete. */
  private static Punctuality taken(
      Instant dueAt, boolean isAfterwards, List<Came> tonight, List<Came> known) {
    List<Came> taken = tonight.stream().filter(Came::isTaken).toList();
    Instant cameAt =
        taken.stream().anyMatch(file -> file.at() == null)
            ? null
            : taken.stream().map(Came::at).max(Comparator.naturalOrder()).orElseThrow();
    if (!isNewer(taken, known)) {
      return new Punctuality(State.STALE, dueAt, cameAt, null, null);
    }
    if (dueAt == null) {
      return new Punctuality(State.ON_TIME, null, cameAt, null, null);
    }
    if (cameAt == null || isAfterwards) {
      return new Punctuality(State.UNTIMED, dueAt, cameAt, null, null);
    }
    if (!cameAt.isAfter(dueAt)) {
      return new Punctuality(State.ON_TIME, dueAt, cameAt, null, null);
    }
    long minutes = Duration.between(dueAt, cameAt).plusMinutes(1).minusNanos(1).toMinutes();
    return new Punctuality(State.LATE, dueAt, cameAt, minutes, null);
  }

  /** Newer events than ever before; where times are not known, anything new at all. */
  private static boolean isNewer(List<Came> taken, List<Came> known) {
    LocalDate night = taken.get(0).night();
    Optional<Instant> now = newest(taken);
    Optional<Instant> before =
        newest(
            known.stream().filter(file -> file.isTaken() && !file.night().equals(night)).toList());
    boolean isNews = taken.stream().anyMatch(file -> file.news() > 0);
    return isNews && (now.isEmpty() || before.isEmpty() || now.get().isAfter(before.get()));
  }

  private static Optional<Instant> newest(List<Came> files) {
    return files.stream()
        .map(Came::newestEvent)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  /**
   * Whether the night was run after its time: it, or one before it, took a file that came when the
   * next deadline had passed. A night in its time cannot know such a file.
   */
  private static boolean isRunAfterwards(LocalDate night, Timetable timetable, List<Came> known) {
    Optional<Instant> next = timetable.nextDue(night).map(timetable::deadline);
    return next.isPresent()
        && known.stream()
            .filter(Came::isTaken)
            .map(Came::at)
            .filter(Objects::nonNull)
            .anyMatch(at -> at.isAfter(next.get()));
  }
}
