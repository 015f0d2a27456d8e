package citylake.orchestration.audit;

import citylake.governance.log.LogVerdict;
import citylake.governance.log.LoggedEvent;
import citylake.serving.document.Block;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** How pages about the access log say what they have in common. */
final class LogWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private LogWords() {}

  /** A page on which a changed log is not the first thing to see must not exist. */
  static List<Block> verdict(LogVerdict verdict) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            verdict.holds()
                ? "The log holds: %,d entries, each the one that was written%s."
                    .formatted(
                        verdict.entries(),
                        verdict.headsKept() > 0
                            ? ", as %,d signed heads kept apart show".formatted(verdict.headsKept())
                            : "; without the heads that are kept apart nobody can tell whether its end was cut off, or all of it written anew")
                : "THE LOG HAS BEEN CHANGED, so nothing below can be relied on: %s. See: citylake audit verify"
                    .formatted(String.join("; ", verdict.faults()))));
    return blocks;
  }

  static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }

  static String words(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  static String orNothing(Object value) {
    return Objects.toString(value, "");
  }

  static String number(long value) {
    return "%,d".formatted(value);
  }

  static Block.Table decisions(List<LoggedEvent> decisions, ZoneId zone) {
    return new Block.Table(
        List.of("entry", "when", "who", "what", "case", "outcome", "why"),
        decisions.stream()
            .map(
                logged ->
                    List.of(
                        Long.toString(logged.seq()),
                        time(logged.at(), zone),
                        orNothing(logged.event().user()),
                        orNothing(logged.event().statement()),
                        orNothing(logged.event().caseNo()),
                        logged.event().outcome().name().toLowerCase(Locale.ROOT),
                        orNothing(logged.event().reason())))
            .toList(),
        List.of(3));
  }
}
