package citylake.orchestration.audit;

import citylake.governance.audit.AccessUse;
import citylake.governance.audit.CityLetter;
import citylake.governance.log.LogVerdict;
import citylake.serving.document.Block;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The letter to a city's steward, as a document. */
public final class CityLetterPage {
  private CityLetterPage() {}

  public static String title(CityLetter letter) {
    return "Who read rows of %s in %s".formatted(letter.city(), letter.period().name());
  }

  /**
   * @param verdict of the log that it was made from
   */
  public static List<Block> blocks(CityLetter letter, LogVerdict verdict) {
    ZoneId zone = letter.period().zone();
    List<Block> page = new ArrayList<>();
    page.add(new Block.Heading(1, title(letter)));
    page.addAll(LogWords.verdict(verdict));
    page.add(
        new Block.Paragraph(
            letter.reads().isEmpty()
                ? "Nobody asked for rows of %s.".formatted(letter.city())
                : "One line for each user, purpose and case. Times by the clock of %s. If a case is not known to you, or should not have needed these rows, withdraw the approval (citylake approve withdraw NUMBER) or stop sharing altogether (citylake approve stop): either holds at once. A statement that was denied might have been about any city: it is counted without its case."
                    .formatted(zone)));
    if (!letter.reads().isEmpty()) {
      page.add(
          new Block.Table(
              List.of(
                  "user",
                  "purpose",
                  "case",
                  "tables",
                  "approvals",
                  "answered",
                  "rows",
                  "denied",
                  "first",
                  "last"),
              letter.reads().stream().map(read -> line(read, zone)).toList(),
              List.of(3)));
    }
    page.add(new Block.Heading(2, "Decisions about your rows"));
    page.add(
        letter.decisions().isEmpty()
            ? new Block.Paragraph("None.")
            : LogWords.decisions(letter.decisions(), zone));
    return page;
  }

  private static List<String> line(CityLetter.Read read, ZoneId zone) {
    AccessUse use = read.use();
    return List.of(
        read.user(),
        read.purpose(),
        read.caseNo(),
        LogWords.words(use.tables()),
        LogWords.words(use.approvals()),
        LogWords.number(use.answered()),
        LogWords.number(use.rows()),
        LogWords.number(use.denied()),
        LogWords.time(use.first(), zone),
        LogWords.time(use.last(), zone));
  }
}
