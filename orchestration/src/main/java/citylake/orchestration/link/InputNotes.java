package citylake.orchestration.link;

import citylake.models.linkage.engine.Linkage;
import java.util.List;

/** What a person should know of the input of a linkage, in words. */
final class InputNotes {
  private InputNotes() {}

  static List<String> of(Linkage linkage) {
    return linkage.columnsWithoutValues().stream()
        .map("column %s has no value in any record: it speaks neither for nor against"::formatted)
        .toList();
  }
}
