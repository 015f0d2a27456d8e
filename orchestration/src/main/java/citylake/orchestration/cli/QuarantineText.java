package citylake.orchestration.cli;

import citylake.orchestration.night.ReplayResult;
import citylake.orchestration.quarantine.ReplayPlan;
import citylake.orchestration.trace.RefusedRecords.Decided;
import citylake.orchestration.trace.RefusedRecords.Detail;
import citylake.orchestration.trace.RefusedRecords.Group;
import citylake.orchestration.trace.RefusedRecords.Overview;
import java.util.List;
import java.util.Optional;

/** Refused records, for people. */
final class QuarantineText {
  private QuarantineText() {}

  static String of(Overview overview) {
    if (overview.total() == 0) {
      return "Nothing of that is in quarantine (release %d).%s"
          .formatted(
              overview.release(),
              overview.reasons().isEmpty()
                  ? ""
                  : " Its reasons are: %s.".formatted(String.join(", ", overview.reasons())));
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "%,d record(s) in quarantine (release %d)%n%n"
            .formatted(overview.total(), overview.release()));
    text.append(
        Output.table(
            List.of("source", "night", "reason", "state", "records", "waiting", "owner", "due"),
            overview.groups().stream()
                .map(
                    group ->
                        List.of(
                            group.source(),
                            group.night(),
                            group.reason(),
                            group.state(),
                            Output.number(group.records()),
                            Output.number(group.waiting()),
                            group.owner() == null ? "" : group.owner(),
                            group.due() == null ? "" : group.due().toString()))
                .toList()));
    overview.groups().stream()
        .filter(group -> isFirstOfReason(group, overview))
        .forEach(
            group ->
                text.append(
                    "%n%s: %s%n  What to do: %s%n"
                        .formatted(group.reason(), group.words(), group.toDo())));
    if (!overview.records().isEmpty()) {
      text.append('\n').append(records(overview));
    }
    if (overview.records().size() < overview.total()) {
      text.append(
          "%,d of %,d records listed; see --limit.%n"
              .formatted(overview.records().size(), overview.total()));
    }
    if (!overview.records().isEmpty()) {
      text.append(
          "One of them: citylake quarantine show %s %d"
              .formatted(
                  overview.records().get(0).delivery(), overview.records().get(0).recordNo()));
    }
    return text.toString();
  }

  private static boolean isFirstOfReason(Group group, Overview overview) {
    return overview.groups().stream()
        .filter(other -> other.reason().equals(group.reason()))
        .findFirst()
        .orElseThrow()
        .equals(group);
  }

  private static String records(Overview overview) {
    return Output.table(
        List.of("delivery", "record", "file", "reason", "state"),
        overview.records().stream()
            .map(
                record ->
                    List.of(
                        record.delivery(),
                        Long.toString(record.recordNo()),
                        record.file(),
                        record.reason(),
                        record.state()))
            .toList());
  }

  /** What judging again would come to. */
  static String of(ReplayPlan plan) {
    StringBuilder text = new StringBuilder();
    if (plan.records() == 0) {
      text.append(
          "Nothing of that is open in quarantine (release %d).%n".formatted(plan.release()));
    } else {
      text.append(
          "%,d open record(s) would be judged again (release %d), of which %,d would pass today's declarations:%n%n"
              .formatted(plan.records(), plan.release(), plan.passing()));
      text.append(
          Output.table(
              List.of("source", "night", "refused for", "today", "records"),
              plan.groups().stream()
                  .map(
                      group ->
                          List.of(
                              group.source(),
                              group.night(),
                              group.reason(),
                              group.now(),
                              Output.number(group.records())))
                  .toList()));
    }
    if (plan.waiting() > 0) {
      text.append(
          "%,d more wait for the next run already: citylake quarantine apply%n"
              .formatted(plan.waiting()));
    }
    plan.undeclared()
        .forEach(
            source ->
                text.append(
                    "Left out: %s is not declared here; name its folder with --sources.%n"
                        .formatted(source)));
    return text.toString();
  }

  /** What it has come to. */
  static String of(Optional<ReplayResult> done) {
    if (done.isEmpty()) {
      return "Nothing waits to be carried out.";
    }
    ReplayResult result = done.get();
    StringBuilder text = new StringBuilder();
    result.accounts().forEach(account -> text.append('\n').append(account.message()));
    result.warnings().forEach(warning -> text.append("\nWarning: ").append(warning));
    text.append(
        result.isReleased()
            ? "%nReleased as %d (run %s).".formatted(result.release().number(), result.run())
            : "%nCannot release run %s: %s. Readers see release %d as before; the decisions wait. Mend the cause, then: citylake quarantine apply"
                .formatted(
                    result.run(), String.join("; ", result.blocking()), result.release().number()));
    return text.toString();
  }

  static String of(Detail detail) {
    return "Refused (%s): %s%nState: %s%nWhat to do: %s%n%n%s"
        .formatted(
            detail.reason(),
            detail.words(),
            state(detail.state(), detail.decided()),
            detail.toDo() == null ? "nothing more." : detail.toDo(),
            RowTraceText.record(detail.record()));
  }

  /** Who has decided what about the record and why, and what came of it. */
  private static String state(String state, Decided decided) {
    if (decided == null) {
      return state;
    }
    String said =
        "%s; %s decided to %s it on %s (%s)"
            .formatted(
                state,
                decided.by(),
                decided.action(),
                decided.at(),
                RowTraceText.printable(decided.why()));
    if (decided.waits()) {
      return said + ", and that waits for the next run: citylake quarantine apply";
    }
    return decided.run() == null
        ? said
        : "%s; judged again by run %s it counts as %s"
            .formatted(said, decided.run(), decided.outcome());
  }
}
