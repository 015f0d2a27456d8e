package citylake.orchestration.audit;

import citylake.governance.audit.AccessUse;
import citylake.governance.audit.AuditPack;
import citylake.governance.log.LogVerdict;
import citylake.governance.log.LoggedEvent;
import citylake.serving.document.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pack that an inspector works from, as a document. */
public final class AuditPackPage {
  private AuditPackPage() {}

  public static String title(AuditPack pack) {
    return "Accesses %s, %s"
        .formatted(
            pack.period().name(), pack.city() == null ? "the province" : "rows of " + pack.city());
  }

  /**
   * @param verdict of the log that it was made from
   */
  public static List<Block> blocks(AuditPack pack, LogVerdict verdict) {
    List<Block> page = new ArrayList<>();
    page.add(new Block.Heading(1, title(pack)));
    page.addAll(LogWords.verdict(verdict));
    page.add(
        new Block.Paragraph(
            "From %s to the day before %s, by the clock of %s. Statements are shown as they were asked; what was answered is in no log."
                .formatted(pack.period().from(), pack.period().until(), pack.period().zone())));
    page.add(new Block.Heading(2, "In all"));
    page.add(new Block.Paragraph(total(pack.total())));
    uses(page, "By user", "user", pack.byUser());
    uses(page, "By case", "case", pack.byCase());
    uses(page, "By table", "table", pack.byTable());
    counts(page, "Why statements were denied", "reason", pack.denials());
    counts(page, "Log-ins that were refused", "name that was tried", pack.refusedLogins());
    page.add(new Block.Heading(2, "Decisions: approvals, sharing, policy"));
    if (pack.decisions().isEmpty()) {
      page.add(new Block.Paragraph("None."));
    } else {
      page.add(LogWords.decisions(pack.decisions(), pack.period().zone()));
    }
    sample(page, pack);
    return page;
  }

  private static String total(AccessUse total) {
    return total == null
        ? "Nobody asked for anything."
        : "%,d statement(s) answered with %,d row(s), %,d denied, %,d broken off; %,d user(s), %,d case(s), %,d table(s)."
            .formatted(
                total.answered(),
                total.rows(),
                total.denied(),
                total.failed(),
                total.users().size(),
                total.cases().size(),
                total.tables().size());
  }

  private static void uses(List<Block> page, String heading, String key, List<AccessUse> uses) {
    page.add(new Block.Heading(2, heading));
    if (uses.isEmpty()) {
      page.add(new Block.Paragraph("None."));
      return;
    }
    page.add(
        new Block.Table(
            List.of(key, "rows", "answered", "denied", "broken off", "users", "cases", "purposes"),
            uses.stream()
                .map(
                    use ->
                        List.of(
                            use.key(),
                            LogWords.number(use.rows()),
                            LogWords.number(use.answered()),
                            LogWords.number(use.denied()),
                            LogWords.number(use.failed()),
                            LogWords.words(use.users()),
                            LogWords.words(use.cases()),
                            LogWords.words(use.purposes())))
                .toList(),
            List.of(0)));
  }

  private static void counts(
      List<Block> page, String heading, String key, Map<String, Long> counts) {
    page.add(new Block.Heading(2, heading));
    if (counts.isEmpty()) {
      page.add(new Block.Paragraph("None."));
      return;
    }
    page.add(
        new Block.Table(
            List.of(key, "times"),
            counts.entrySet().stream()
                .map(each -> List.of(each.getKey(), LogWords.number(each.getValue())))
                .toList(),
            List.of()));
  }

  private static void sample(List<Block> page, AuditPack pack) {
    page.add(new Block.Heading(2, "A sample to question"));
    page.add(
        new Block.Paragraph(
            "Drawn by a hash of each entry's number and the log's last entry: whoever draws from the same log draws the same, and nobody could know beforehand. Ask of each: was there such a case, did it need these rows, what became of them?"));
    if (pack.sample().isEmpty()) {
      page.add(new Block.Paragraph("No statement was answered."));
      return;
    }
    page.add(
        new Block.Table(
            List.of("entry", "when", "user", "purpose", "case", "rows", "statement"),
            pack.sample().stream().map(logged -> line(pack, logged)).toList(),
            List.of(6)));
  }

  private static List<String> line(AuditPack pack, LoggedEvent logged) {
    return List.of(
        Long.toString(logged.seq()),
        LogWords.time(logged.at(), pack.period().zone()),
        LogWords.orNothing(logged.event().user()),
        LogWords.orNothing(logged.event().purpose()),
        LogWords.orNothing(logged.event().caseNo()),
        LogWords.orNothing(logged.event().rows()),
        LogWords.orNothing(logged.event().statement()));
  }
}
