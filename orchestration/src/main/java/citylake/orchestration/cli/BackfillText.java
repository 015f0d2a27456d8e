package citylake.orchestration.cli;

import static citylake.orchestration.cli.Output.number;

import citylake.orchestration.night.BackfillOrder;
import citylake.orchestration.night.BackfillPlan;
import citylake.orchestration.night.BackfillPlan.SourceLine;
import citylake.orchestration.night.BackfillResult;
import citylake.orchestration.night.OvertakenDecision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a backfill would do, or has done, for people. */
final class BackfillText {
  private static final int FILES_SHOWN = 5;

  private BackfillText() {}

  static String planned(BackfillPlan plan, BackfillOrder order, List<LocalDate> nights) {
    StringBuilder text = new StringBuilder();
    if (plan.isEmpty()) {
      text.append(
          "Nothing to read again: all files that the nights %s to %s took from %s were read by today's declarations (--again reads them all the same).%n"
              .formatted(order.from(), order.to(), String.join(", ", sorted(order))));
    } else {
      text.append("Would read again, by today's declarations (nothing has been done):\n");
      text.append(sources(plan)).append('\n');
      files(plan).forEach(line -> text.append("  ").append(line).append('\n'));
      text.append(recordedByFolder(plan));
      plan.partitions()
          .forEach(
              (table, partitions) ->
                  text.append(
                      "Rows may change in %s: %s%n"
                          .formatted(table, String.join(", ", partitions))));
      text.append(
          "Computed again where rows changed: %s%n".formatted(String.join(", ", plan.steps())));
      text.append(
          "Published tables that follow: %s%n".formatted(String.join(", ", plan.published())));
      text.append(
          "Records: %s%s. Release %d stays as it is and readable.%n"
              .formatted(
                  number(plan.records()),
                  plan.seconds() == null
                      ? ""
                      : ", about %d s judged by earlier runs".formatted(plan.seconds()),
                  plan.release()));
      plan.missing().forEach(file -> text.append("CANNOT BE READ: ").append(file).append('\n'));
      plan.decided().forEach(line -> text.append(decided(line)));
    }
    if (!nights.isEmpty()) {
      text.append(
          "Nights to run, in this order: %s%n"
              .formatted(String.join(", ", nights.stream().map(LocalDate::toString).toList())));
    }
    return text.toString().stripTrailing();
  }

  private static String decided(BackfillPlan.DecidedLine line) {
    return "Decided about refused records of %s: %s repaired, %s judged again, %s closed. That holds on where they are still refused as delivered.%n"
        .formatted(
            line.source(),
            number(line.repaired()),
            number(line.judgedAgain()),
            number(line.dismissed()));
  }

  private static List<String> sorted(BackfillOrder order) {
    return order.cities().stream().sorted().toList();
  }

  private static String sources(BackfillPlan plan) {
    return Output.table(
        List.of(
            "source",
            "files in these nights",
            "declared otherwise",
            "files replayed",
            "nights",
            "records"),
        plan.sources().stream()
            .map(
                line ->
                    List.of(
                        line.source(),
                        number(line.inRange()),
                        number(line.otherwiseDeclared()),
                        number(line.files().size()),
                        line.firstNight() + " to " + line.lastNight(),
                        number(line.records())))
            .toList());
  }

  /** Why a file may be read again although nothing was mended that concerns it. */
  private static String recordedByFolder(BackfillPlan plan) {
    int files = plan.sources().stream().mapToInt(SourceLine::recordedByFolder).sum();
    return files == 0
        ? ""
        : "Of the files declared otherwise, %s were read when a vendor's whole folder counted as one declaration: something in it has changed, perhaps not for them. Once read again, each dump counts alone.%n"
            .formatted(number(files));
  }

  private static List<String> files(BackfillPlan plan) {
    List<String> lines = new ArrayList<>();
    for (SourceLine source : plan.sources()) {
      int shown = Math.min(FILES_SHOWN, source.files().size());
      lines.add(
          "%s: %s%s"
              .formatted(
                  source.source(),
                  String.join(", ", source.files().subList(0, shown)),
                  shown < source.files().size()
                      ? " and %d more".formatted(source.files().size() - shown)
                      : ""));
    }
    return lines;
  }

  static String done(BackfillResult result) {
    String overtaken = OvertakenDecision.told(result.overtaken());
    return overtaken.isEmpty() ? outcome(result) : outcome(result) + "\n" + overtaken;
  }

  private static String outcome(BackfillResult result) {
    String seconds = "%.1f s".formatted(result.took().toMillis() / 1000.0);
    return switch (result.status()) {
      case UP_TO_DATE ->
          "Nothing to read again: release %d was made by today's declarations."
              .formatted(result.release().number());
      case SAME_ROWS ->
          "All read again, and every row is as it was: release %d stands (%s)."
              .formatted(result.release().number(), seconds);
      case RELEASED ->
          "Readers see the backfill now, as release %d (%s). Rows changed in: %s.%nRelease %d still shows what had been published; what changed: citylake release diff %d %d"
              .formatted(
                  result.release().number(),
                  seconds,
                  String.join(", ", result.changed()),
                  result.before().number(),
                  result.before().number(),
                  result.release().number());
      case BLOCKED ->
          "BLOCKED: %s%nThe backfill is not released; readers still see release %d. Mend the declaration, or the rule if it is wrong, and run the same backfill again."
              .formatted(String.join("; ", result.blocking()), result.release().number());
    };
  }
}
