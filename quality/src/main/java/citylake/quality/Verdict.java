package citylake.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the judge says of one table, or of all tables of a night. */
public record Verdict(List<Outcome> outcomes) {
  public Verdict {
    outcomes = List.copyOf(outcomes);
  }

  /** One verdict of several tables. */
  public static Verdict of(List<Verdict> verdicts) {
    return new Verdict(verdicts.stream().flatMap(each -> each.outcomes().stream()).toList());
  }

  /** Whether the night must not be released. */
  public boolean blocks() {
    return outcomes.stream().anyMatch(Outcome::blocks);
  }

  /** Outcomes that keep the night from being released. */
  public List<Outcome> blocking() {
    return outcomes.stream().filter(Outcome::blocks).toList();
  }

  /** Outcomes outside their tolerance that do not block. */
  public List<Outcome> warnings() {
    return outcomes.stream().filter(each -> !each.holds() && !each.blocks()).toList();
  }

  /** One sentence for each rule outside its tolerance, blocking ones first. */
  public List<String> sentences() {
    return Stream.concat(blocking().stream(), warnings().stream()).map(Outcome::sentence).toList();
  }

  /** The verdict in one line. */
  public String summary() {
    return "%d rule(s) judged: %d hold, %d warn, %d block."
        .formatted(
            outcomes.size(),
            outcomes.stream().filter(Outcome::holds).count(),
            warnings().size(),
            blocking().size());
  }

  /** The rows of {@code ops.verdict}. */
  public List<Map<String, Object>> rows(String run, LocalDate night) {
    return outcomes.stream().map(outcome -> outcome.row(run, night)).toList();
  }
}
