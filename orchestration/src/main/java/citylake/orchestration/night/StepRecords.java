package citylake.orchestration.night;

import citylake.lineage.Flow;
import citylake.lineage.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the steps of an open night did, one record a step. */
final class StepRecords {
  private final List<StepRecord> records = new ArrayList<>();

  /** What a step did counts; that it was asked for again does not. */
  void keep(StepRecord record) {
    boolean isAgain =
        records.stream().anyMatch(earlier -> earlier.step().equals(record.step()))
            && record.outcome().equals("up_to_date");
    if (!isAgain) {
      records.removeIf(earlier -> earlier.step().equals(record.step()));
      records.add(record);
    }
  }

  /** In the order of the flow, whichever came first. */
  List<StepRecord> inOrderOf(Flow flow) {
    List<String> names = flow.inOrder().stream().map(Step::name).toList();
    return records.stream()
        .sorted(Comparator.comparing(record -> names.indexOf(record.step())))
        .toList();
  }
}
