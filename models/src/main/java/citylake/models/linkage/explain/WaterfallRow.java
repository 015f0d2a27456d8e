package citylake.models.linkage.explain;

import citylake.models.linkage.explain.PairExplanation.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of an explanation from the start to the sum: each begins where the one before ended.
 *
 * @param label what the row is about; for a rarity, the words of it
 * @param from weight before the row, in bits
 * @param to weight after it
 */
record WaterfallRow(Kind kind, String label, Part part, double from, double to) {
  /** What a row stands for. */
  enum Kind {
    START,
    COMPARISON,
    RARITY,
    SUM
  }

  /** The rows in order; a rarity has one where it changes anything that is seen. */
  static List<WaterfallRow> of(PairExplanation pair) {
    List<WaterfallRow> rows = new ArrayList<>();
    rows.add(new WaterfallRow(Kind.START, "start", null, 0, pair.priorBits()));
    double before = pair.priorBits();
    for (Part part : pair.parts()) {
      double after = before + part.levelBits();
      rows.add(new WaterfallRow(Kind.COMPARISON, part.comparison(), part, before, after));
      if (part.rarity() != null) {
        rows.add(
            new WaterfallRow(Kind.RARITY, part.rarity(), part, after, after + part.rarityBits()));
      }
      before += part.bits();
    }
    rows.add(new WaterfallRow(Kind.SUM, "sum", null, 0, pair.totalBits()));
    return rows;
  }

  double bits() {
    return to - from;
  }
}
