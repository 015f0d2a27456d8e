package citylake.orchestration.cli;

import citylake.lake.MaintenancePlan;
import citylake.lake.Release;
import citylake.lake.TableState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What maintenance would do, or has done, for people. */
final class MaintainText {
  private MaintainText() {}

  static String planned(MaintenancePlan plan, List<Path> copies) {
    return plan.isEmpty() && copies.isEmpty()
        ? "Nothing to do: files are few, no release is old enough to go, and nothing was left behind."
        : "Would do (nothing has been done):\n" + list(plan, copies) + table(plan, plan);
  }

  static String nothing(List<Path> copies) {
    return copies.isEmpty()
        ? "Nothing to do: files are few, no release is old enough to go, and nothing was left behind."
        : "Removed half-written copies of killed landings: " + copies.size() + ".";
  }

  static String done(
      MaintenancePlan before,
      MaintenancePlan after,
      Release release,
      boolean isNew,
      List<Path> copies) {
    String closing =
        isNew
            ? "Readers see release %d, with the rows of release %d (content hashes equal)."
                .formatted(release.number(), release.parent())
            : "Readers see release %d as before.".formatted(release.number());
    return "Done:\n" + list(before, copies) + table(before, after) + closing;
  }

  private static String list(MaintenancePlan plan, List<Path> copies) {
    List<String> lines = new ArrayList<>();
    plan.smallFiles()
        .forEach(
            (table, files) -> lines.add("%s: %,d small files into fewer".formatted(table, files)));
    plan.manifests()
        .forEach(
            (table, files) -> lines.add("%s: %,d manifests into fewer".formatted(table, files)));
    if (!plan.releases().isEmpty()) {
      lines.add(
          "releases that expire: "
              + String.join(", ", plan.releases().stream().map(String::valueOf).toList()));
    }
    if (plan.tags() > 0) {
      lines.add("%,d tags of these releases, in all tables".formatted(plan.tags()));
    }
    if (plan.snapshots() > 0) {
      lines.add("%,d snapshots that no kept release names".formatted(plan.snapshots()));
    }
    plan.branches().forEach(branch -> lines.add("branch that no run will come back to: " + branch));
    if (plan.orphans() > 0) {
      lines.add(
          "%,d files that nothing names, %s".formatted(plan.orphans(), size(plan.orphanBytes())));
    }
    if (!copies.isEmpty()) {
      lines.add("%,d half-written copies of killed landings".formatted(copies.size()));
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append("  ").append(line).append('\n'));
    return text.append('\n').toString();
  }

  private static String table(MaintenancePlan before, MaintenancePlan after) {
    List<List<String>> rows = new ArrayList<>();
    for (TableState state : before.tables()) {
      TableState now =
          after.tables().stream()
              .filter(table -> table.table().equals(state.table()))
              .findFirst()
              .orElseThrow();
      rows.add(row(state.table().toString(), List.of(state), List.of(now)));
    }
    rows.add(row("all", before.tables(), after.tables()));
    return Output.table(
        List.of("table", "files", "on disk", "files of newest rows", "snapshots", "tags"), rows);
  }

  private static List<String> row(String name, List<TableState> before, List<TableState> now) {
    return List.of(
        name,
        change(sum(before, TableState::files), sum(now, TableState::files)),
        before.equals(now)
            ? size(sum(now, TableState::bytes))
            : size(sum(before, TableState::bytes)) + " → " + size(sum(now, TableState::bytes)),
        change(sum(before, TableState::dataFiles), sum(now, TableState::dataFiles)),
        change(sum(before, TableState::snapshots), sum(now, TableState::snapshots)),
        change(sum(before, TableState::tags), sum(now, TableState::tags)));
  }

  private static long sum(List<TableState> states, ToLongFunction<TableState> what) {
    return states.stream().mapToLong(what).sum();
  }

  private static String change(long before, long now) {
    return before == now ? "%,d".formatted(now) : "%,d → %,d".formatted(before, now);
  }

  private static String size(long bytes) {
    return bytes < 10_000_000
        ? "%,d kB".formatted((bytes + 999) / 1000)
        : "%,d MB".formatted(bytes / 1_000_000);
  }
}
