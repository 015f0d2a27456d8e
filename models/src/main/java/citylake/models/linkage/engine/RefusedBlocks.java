package citylake.models.linkage.engine;

import citylake.models.linkage.settings.LinkSettings;
import java.util.Comparator;
import java.util.List;

/** Says which blocks are too large, and what to do. */
final class RefusedBlocks {
  private RefusedBlocks() {}

  static void throwAny(List<RefusedBlock> refused, LinkSettings settings) {
    refused.stream()
        .max(Comparator.comparingInt(RefusedBlock::records))
        .ifPresent(
            largest -> {
              throw new IllegalArgumentException(
                  "Cannot link: %d blocks hold more than %d records; the largest, of blocking rule %s, holds %d, which are %.0f pairs. Nothing was linked; add a column to the rule, say by which columns such a block is split, leave its commonest value out, or raise largest_block."
                      .formatted(
                          refused.size(),
                          settings.largestBlock(),
                          settings.ruleInWords(largest.rule()),
                          largest.records(),
                          largest.records() * (largest.records() - 1.0) / 2));
            });
  }
}
