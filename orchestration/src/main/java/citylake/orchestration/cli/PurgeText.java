package citylake.orchestration.cli;

import citylake.orchestration.purge.PurgeBook;
import citylake.orchestration.purge.PurgeLine;
import citylake.orchestration.purge.PurgePlan;
import citylake.orchestration.purge.PurgeResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What retention would delete, or has deleted, for people. */
final class PurgeText {
  private PurgeText() {}

  static String planned(PurgePlan plan) {
    StringBuilder text = new StringBuilder();
    plan.unfinished()
        .forEach(
            run ->
                text.append(
                    "Cut off: %s. Readers do not see its rows; the next purge finishes it.\n"
                        .formatted(run)));
    if (plan.lines().isEmpty()) {
      text.append("Nothing is past its period on %s.\n".formatted(plan.asOf()));
    } else {
      text.append(
          "Past their period on %s (nothing has been deleted):\n%s"
              .formatted(plan.asOf(), table(plan.lines())));
    }
    return (text + held(plan) + next(plan)).stripTrailing();
  }

  static String done(PurgeResult result) {
    PurgePlan plan = result.plan();
    StringBuilder text = new StringBuilder();
    if (result.proved().isEmpty()) {
      text.append("Nothing is past its period on %s.\n".formatted(plan.asOf()));
    } else {
      text.append("Deleted:\n").append(table(result.proved()));
      text.append(
          "Proved: no row of these is left, the others are as before (content hashes), no earlier state and no file holds them. %,d files and %,d bytes are gone. Kept in ops.purge: citylake purge --list\n"
              .formatted(result.files(), result.bytes()));
      text.append(
          result.isNew()
              ? "Readers see release %d. Earlier releases no longer show these tables.\n"
                  .formatted(result.release().number())
              : "Readers see release %d as before.\n".formatted(result.release().number()));
    }
    return (text + held(plan) + next(plan)).stripTrailing();
  }

  /** What was deleted so far. */
  static String list(List<PurgeBook.Written> purges) {
    StringBuilder text = new StringBuilder();
    for (PurgeBook.Written purge : purges) {
      text.append(
          "%s: release %d, periods over on %s, %s\n%s\n"
              .formatted(
                  purge.run(),
                  purge.release(),
                  purge.asOf(),
                  words(purge.standing()),
                  table(purge.lines())));
    }
    return purges.isEmpty()
        ? "Nothing has been deleted from this lake."
        : text.toString().stripTrailing();
  }

  private static String words(PurgeBook.Standing standing) {
    return switch (standing) {
      case PROVED -> "proved";
      case UNFINISHED -> "CUT OFF, readers do not see its rows; to finish it: citylake purge --yes";
      case GIVEN_UP -> "cut off before its release: nothing went";
    };
  }

  /** Added up over the sources of a kind; ops.purge has each. */
  private static String table(List<PurgeLine> lines) {
    Map<String, List<PurgeLine>> byKind = new LinkedHashMap<>();
    lines.forEach(
        line ->
            byKind
                .computeIfAbsent(line.store() + " " + line.kind(), any -> new ArrayList<>())
                .add(line));
    List<List<String>> rows = new ArrayList<>();
    for (List<PurgeLine> of : byKind.values()) {
      PurgeLine first = of.get(0);
      rows.add(
          List.of(
              first.store(),
              first.kind(),
              Integer.toString(of.size()),
              Output.number(of.stream().mapToLong(PurgeLine::deleted).sum()),
              nights(of),
              first.period()));
    }
    return Output.table(
            List.of("store", "kind", "sources", "rows or files", "of the nights", "kept for"), rows)
        + "\n";
  }

  private static String nights(List<PurgeLine> lines) {
    LocalDate oldest =
        lines.stream().map(PurgeLine::oldest).min(LocalDate::compareTo).orElseThrow();
    LocalDate newest =
        lines.stream().map(PurgeLine::newest).max(LocalDate::compareTo).orElseThrow();
    return oldest.equals(newest) ? oldest.toString() : oldest + " to " + newest;
  }

  private static String held(PurgePlan plan) {
    StringBuilder text = new StringBuilder();
    for (PurgePlan.Held held : plan.held()) {
      text.append(
          "Stays: %,d rows of %s, which approval %d opens for case %s.\n"
              .formatted(held.rows(), held.table(), held.approval(), held.caseNo()));
    }
    return text.toString();
  }

  private static String next(PurgePlan plan) {
    return plan.next() == null
        ? ""
        : "Next to go: %s of night %s, on %s."
            .formatted(plan.next().kind(), plan.next().night(), plan.next().on());
  }
}
