package citylake.orchestration.purge;

import java.time.LocalDate;
import java.util.List;

/**
 * What is past its period; nothing of it has been done.
 *
 * @param asOf day on which periods are held to be over
 * @param lines what goes, in the order of the flow
 * @param held what stays past its period because a case needs it
 * @param unfinished runs that were cut off after readers had lost sight of the rows: to be finished
 * @param next what goes next, and when; null where nothing was delivered that could
 */
public record PurgePlan(
    LocalDate asOf, List<PurgeLine> lines, List<Held> held, List<String> unfinished, Next next) {

  /**
   * Rows that an approval in force opens.
   *
   * @param approval its number
   * @param caseNo the case that it was given for
   */
  public record Held(long approval, String caseNo, String table, long rows) {}

  /**
   * The kind whose next night goes first.
   *
   * @param on the first day on which it goes
   */
  public record Next(String kind, LocalDate night, LocalDate on) {}

  public boolean isEmpty() {
    return lines.isEmpty() && unfinished.isEmpty();
  }
}
