package citylake.orchestration.cli;

import citylake.orchestration.trace.RefusedRecords.Detail;
import citylake.orchestration.trace.RefusedRecords.Group;
import citylake.orchestration.trace.RefusedRecords.Overview;
import java.util.List;

/** Refused records, for people. */
final class QuarantineText {
  private QuarantineText() {}

  static String of(Overview overview) {
    if (overview.total() == 0) {
      return "Nothing of that is in quarantine (release %d).".formatted(overview.release());
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "%,d record(s) in quarantine (release %d)%n%n"
            .formatted(overview.total(), overview.release()));
    text.append(
        Output.table(
            List.of("source", "night", "reason", "records"),
            overview.groups().stream()
                .map(
                    group ->
                        List.of(
                            group.source(),
                            group.night(),
                            group.reason(),
                            Output.number(group.records())))
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
        List.of("delivery", "record", "file", "reason"),
        overview.records().stream()
            .map(
                record ->
                    List.of(
                        record.delivery(),
                        Long.toString(record.recordNo()),
                        record.file(),
                        record.reason()))
            .toList());
  }

  static String of(Detail detail) {
    return "Refused (%s): %s%nWhat to do: %s%n%n%s"
        .formatted(
            detail.reason(), detail.words(), detail.toDo(), RowTraceText.record(detail.record()));
  }
}
