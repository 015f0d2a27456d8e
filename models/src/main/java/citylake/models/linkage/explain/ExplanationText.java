package citylake.models.linkage.explain;

import citylake.models.linkage.explain.PairExplanation.Part;
import citylake.models.linkage.explain.WaterfallRow.Kind;
import citylake.models.linkage.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An explanation for a terminal: a line for each comparison, with its bar. Shows values of persons;
 * see the package.
 */
public final class ExplanationText {
  private static final int WIDEST_LABEL = 16;
  private static final int WIDEST_VALUE = 30;
  private static final int WIDEST_RELATION = 72;
  private static final String GAP = "  ";
  private static final String LEGEND =
      "Bits: + speaks for one person, - against; each bit doubles the odds. c: for a clerk from here, L: linked from here.";

  private final PairExplanation pair;
  private final List<WaterfallRow> rows;
  private final TextBar bar;
  private final int label;
  private final int first;
  private final int second;
  private final int relation;

  private ExplanationText(PairExplanation pair) {
    this.pair = pair;
    this.rows = WaterfallRow.of(pair);
    this.bar =
        TextBar.of(
            rows, Weights.ofProbability(pair.reviewFrom()), Weights.ofProbability(pair.linkFrom()));
    this.label = widest(WIDEST_LABEL, "start", Part::comparison);
    this.first = widest(WIDEST_VALUE, pair.first(), Part::firstValue);
    this.second = widest(WIDEST_VALUE, pair.second(), Part::secondValue);
    int start = ShownValue.width(ClerkWords.start(pair)) - first - second - 2 * GAP.length();
    this.relation = Math.max(start, widest(WIDEST_RELATION, "", ExplanationText::inWords));
  }

  /** The explanation, each line with its end. */
  public static String of(PairExplanation pair) {
    return new ExplanationText(pair).text();
  }

  private int widest(int most, String head, Function<Part, String> column) {
    int widest =
        pair.parts().stream()
            .map(column)
            .map(ShownValue::of)
            .mapToInt(ShownValue::width)
            .max()
            .orElse(0);
    return Math.min(most, Math.max(widest, ShownValue.width(ShownValue.of(head))));
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add(ClerkWords.verdict(pair) + ": " + ClerkWords.probability(pair) + ".");
    lines.add(ClerkWords.compared(pair));
    lines.add(
        columns("", ShownValue.of(pair.first()), ShownValue.of(pair.second()), "")
            + "  bits"
            + GAP
            + bar.heads());
    double before = 0;
    for (WaterfallRow row : rows) {
      if (row.kind() != Kind.RARITY) { // a rarity stands in the line of its comparison
        double from = row.kind() == Kind.SUM ? 0 : before;
        double to = row.part() == null ? row.to() : row.from() + row.part().bits();
        lines.add(line(row, from, to));
        before = to;
      }
    }
    lines.addAll(ClerkWords.advice(pair));
    lines.add(LEGEND);
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.stripTrailing()).append('\n'));
    return text.toString();
  }

  private String line(WaterfallRow row, double from, double to) {
    String what =
        switch (row.kind()) {
          case START -> wide("start", ClerkWords.start(pair));
          case SUM -> wide("sum", "odds " + ClerkWords.odds(pair.totalBits()));
          default ->
              columns(
                  row.label(),
                  ShownValue.of(row.part().firstValue()),
                  ShownValue.of(row.part().secondValue()),
                  inWords(row.part()));
        };
    boolean saysNothing = row.part() != null && row.part().isMissing();
    String bits = saysNothing ? "-" : ClerkWords.bits(to - from);
    return what + "%6s".formatted(bits) + GAP + bar.drawn(from, to);
  }

  private static String inWords(Part part) {
    return part.relation() + (part.rarity() == null ? "" : ", " + part.rarity());
  }

  private String columns(String name, String one, String other, String related) {
    return ShownValue.padded(name, label)
        + GAP
        + ShownValue.padded(one, first)
        + GAP
        + ShownValue.padded(other, second)
        + GAP
        + ShownValue.padded(related, relation);
  }

  private String wide(String name, String text) {
    int rest = first + second + relation + 2 * GAP.length();
    return ShownValue.padded(name, label) + GAP + ShownValue.padded(text, rest);
  }
}
