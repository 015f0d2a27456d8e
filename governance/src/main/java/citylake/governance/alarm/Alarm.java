package citylake.governance.alarm;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Accesses of one user on one day that somebody should look at. It says nothing of whether anything
 * was wrong.
 *
 * @param id the same whenever the same is found again
 * @param user who asked; of log-ins the name that was tried
 * @param day by the zone's clock
 * @param words what was found, in figures; no value of a row
 * @param entries of the log, in order, that it rests on
 */
public record Alarm(
    String id, Rule rule, String user, LocalDate day, String words, List<Long> entries) {
  /** What is looked at. */
  public enum Rule {
    VOLUME,
    HOURS,
    AREAS,
    DENIALS,
    PURPOSE_DRIFT,
    LOGINS,
    BREAK_GLASS
  }

  public Alarm {
    entries = List.copyOf(entries);
  }

  static Alarm of(Rule rule, String user, LocalDate day, String words, List<Long> entries) {
    return new Alarm(
        "%s-%s-%s".formatted(rule.name().toLowerCase(Locale.ROOT), day, user),
        rule,
        user,
        day,
        words,
        entries);
  }
}
