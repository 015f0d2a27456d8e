package citylake.orchestration.purge;

import citylake.lake.LakeCatalog;
import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.DecisionBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decisions on refused records past their period: repairs hold what people wrote into records. */
final class PastDecisions {
  /** Names of deliveries begin with their night. */
  private static final int DATE_LENGTH = 10;

  private final LakeCatalog catalog;

  PastDecisions(LakeCatalog catalog) {
    this.catalog = catalog;
  }

  Optional<PurgeLine> line(Past past, String source, Set<String> held) {
    List<Decision> gone =
        new DecisionBook(catalog)
            .all().stream().filter(each -> isGone(each, source, past.lastNight(), held)).toList();
    return PurgeLine.of(past, source, gone, PastDecisions::night, Decision::id);
  }

  void delete(PurgeLine line, Set<String> held) {
    new DecisionBook(catalog).remove(each -> isGone(each, line.source(), line.lastNight(), held));
  }

  private static boolean isGone(
      Decision decision, String source, LocalDate lastNight, Set<String> held) {
    return decision.source().equals(source)
        && !night(decision).isAfter(lastNight)
        && !held.contains(decision.delivery());
  }

  private static LocalDate night(Decision decision) {
    return LocalDate.parse(decision.delivery().substring(0, DATE_LENGTH));
  }
}
