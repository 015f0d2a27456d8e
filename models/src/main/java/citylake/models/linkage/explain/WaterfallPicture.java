package citylake.models.linkage.explain;

import citylake.models.linkage.explain.PairExplanation.Part;
import citylake.models.linkage.explain.WaterfallRow.Kind;
import citylake.models.linkage.model.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An explanation as a picture (SVG) that a clerk reads without training: both values side by side,
 * how they relate, and a bar to the right where that speaks for one person, to the left where it
 * speaks against. Stands alone, in light and dark. The same picture for the same explanation. Shows
 * values of persons; see the package.
 */
public final class WaterfallPicture {
  private static final int WIDTH = 1240;
  private static final int TOP = 118;
  private static final int ROW = 36;
  private static final int BAR_TOP = 9;
  private static final int FOOT = 72;
  private static final int ADVICE = 20;
  private static final int LABEL_X = 24;
  private static final int FIRST_X = 150;
  private static final int SECOND_X = 332;
  private static final int RELATION_X = 514;
  private static final int BARS_X = 790;
  private static final int BARS_END = 1000;
  private static final int BITS_X = 1216;

  /** Columns of a terminal's letters that fit, at about seven units each. */
  private static final int VALUE_COLUMNS = 22;

  private static final int RELATION_COLUMNS = 39;
  private static final int LABEL_COLUMNS = 16;

  private static final String STYLE =
      """
      <style>
      svg { --page: #ffffff; --ink: #1c2321; --quiet: #5d6865; --line: #e1e4e0; --for: #1f6f78; --against: #c8762a; --apart: #f4f5f2; --review: #fbeed6; --linked: #e0f1e7; --good: #1c6b47; --warn: #8a5200; }
      @media (prefers-color-scheme: dark) { svg { --page: #1a2120; --ink: #e8eeeb; --quiet: #9daaa6; --line: #2f3937; --for: #5bb7bb; --against: #f0a75f; --apart: #202927; --review: #3d2f16; --linked: #1d3a2c; --good: #86d9ae; --warn: #f1c27a; } }
      text { fill: var(--ink); font: 14px sans-serif; }
      .q { fill: var(--quiet); font-size: 13px; } .h { font-size: 20px; font-weight: 600; } .b { font-weight: 600; } .e { text-anchor: end; }
      .LINKED { fill: var(--good); } .REVIEW { fill: var(--warn); } .line { stroke: var(--line); }
      .for { fill: var(--for); } .against { fill: var(--against); } .rare { fill-opacity: .6; } .join { stroke: var(--quiet); stroke-dasharray: 2 3; }
      </style>
      """;

  private final PairExplanation pair;
  private final List<WaterfallRow> rows;
  private final double review;
  private final double link;
  private final double lowest;
  private final double highest;
  private final StringBuilder svg = new StringBuilder();

  private WaterfallPicture(PairExplanation pair) {
    this.pair = pair;
    this.rows = WaterfallRow.of(pair);
    this.review = Weights.ofProbability(pair.reviewFrom());
    this.link = Weights.ofProbability(pair.linkFrom());
    double least = Math.min(0, finite(review));
    double most = Math.max(0, finite(link));
    for (WaterfallRow row : rows) {
      least = Math.min(least, row.to());
      most = Math.max(most, row.to());
    }
    lowest = least - 1;
    highest = most + 1;
  }

  /** The picture as a document of its own. */
  public static String svg(PairExplanation pair) {
    return new WaterfallPicture(pair).drawn();
  }

  private String drawn() {
    int bottom = TOP + rows.size() * ROW;
    List<String> advice = ClerkWords.advice(pair);
    int height = bottom + FOOT + ADVICE * Math.max(1, advice.size());
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">%n",
        WIDTH, height, WIDTH, height);
    String title = ClerkWords.verdict(pair) + ": " + ClerkWords.probability(pair);
    add("<title>%s</title>%n%s", escaped(title), STYLE);
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"var(--page)\"/>%n");
    text(LABEL_X, 40, "h " + pair.verdict(), ClerkWords.verdict(pair));
    text(LABEL_X, 64, "", ClerkWords.probability(pair));
    text(LABEL_X, 84, "q", ClerkWords.compared(pair));
    heads();
    zones(bottom);
    for (int i = 0; i < rows.size(); i++) {
      row(rows.get(i), TOP + i * ROW, i + 1 < rows.size() ? rows.get(i + 1).kind() : Kind.START);
    }
    foot(bottom, advice);
    return svg.append("</svg>\n").toString();
  }

  private void heads() {
    text(FIRST_X, TOP - 10, "b", ShownValue.cut(ShownValue.of(pair.first()), VALUE_COLUMNS));
    text(SECOND_X, TOP - 10, "b", ShownValue.cut(ShownValue.of(pair.second()), VALUE_COLUMNS));
    text(BARS_X, TOP - 10, "q", "◀ against");
    text(BARS_END, TOP - 10, "q e", "for one person ▶");
    text(BITS_X, TOP - 10, "q e", "odds (bits)");
  }

  /** Where a sum would have to lie to be apart, for a clerk, or linked. */
  private void zones(int bottom) {
    double[] ends = {lowest, clamped(review), clamped(link), highest};
    String[] fills = {"apart", "review", "linked"};
    for (int zone = 0; zone < fills.length; zone++) {
      add(
          "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"var(--%s)\"/>%n",
          number(x(ends[zone])),
          TOP,
          number(x(ends[zone + 1]) - x(ends[zone])),
          bottom - TOP,
          fills[zone]);
    }
  }

  private void row(WaterfallRow row, int top, Kind next) {
    int base = top + 23;
    add("<path class=\"line\" d=\"M%d %d H%d\"/>%n", LABEL_X, top, BITS_X);
    switch (row.kind()) {
      case START -> text(LABEL_X, base, "q", "Start: " + ClerkWords.start(pair));
      case SUM ->
          text(
              LABEL_X, base, "b", "Sum: " + ClerkWords.percent(pair.probability()) + " one person");
      case RARITY -> text(RELATION_X, base, "q", row.label());
      default -> values(row.part(), base);
    }
    bar(row, top);
    if (row.kind() != Kind.SUM && next != Kind.SUM) {
      int from = row.bits() == 0 ? BAR_TOP : ROW - BAR_TOP; // the joint goes on where no bar is
      add(
          "<path class=\"join\" d=\"M%s %d V%d\"/>%n",
          number(x(row.to())), top + from, top + ROW + BAR_TOP);
    }
    boolean saysNothing = row.kind() == Kind.COMPARISON && row.part().isMissing();
    String odds = "%s (%s)".formatted(ClerkWords.odds(row.bits()), ClerkWords.bits(row.bits()));
    text(BITS_X, base, row.kind() == Kind.SUM ? "b e" : "q e", saysNothing ? "says nothing" : odds);
  }

  private void values(Part part, int base) {
    text(LABEL_X, base, "b", ShownValue.cut(part.comparison(), LABEL_COLUMNS));
    text(FIRST_X, base, "", ShownValue.cut(ShownValue.of(part.firstValue()), VALUE_COLUMNS));
    text(SECOND_X, base, "", ShownValue.cut(ShownValue.of(part.secondValue()), VALUE_COLUMNS));
    relation(part.relation(), base);
  }

  /** A relation of two sentences stands in two lines. */
  private void relation(String words, int base) {
    List<String> lines = Arrays.asList(words.split("; ", 2));
    int y = base - 8 * (lines.size() - 1);
    for (String line : lines) {
      text(RELATION_X, y, "q", ShownValue.cut(line, RELATION_COLUMNS));
      y += 16;
    }
  }

  private void bar(WaterfallRow row, int top) {
    double from = x(Math.min(row.from(), row.to()));
    double to = x(Math.max(row.from(), row.to()));
    if (row.bits() != 0) {
      add(
          "<rect class=\"%s%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"2\"/>%n",
          row.bits() > 0 ? "for" : "against",
          row.kind() == Kind.RARITY ? " rare" : "",
          number(from),
          top + BAR_TOP,
          number(Math.max(1, to - from)),
          ROW - 2 * BAR_TOP);
    }
  }

  private void foot(int bottom, List<String> advice) {
    add("<path class=\"line\" d=\"M%d %d H%d\"/>%n", LABEL_X, bottom, BITS_X);
    String[] fills = {"apart", "review", "linked"};
    String[] words = {
      "apart",
      "for a clerk from " + ClerkWords.threshold(pair.reviewFrom()),
      "linked from " + ClerkWords.threshold(pair.linkFrom())
    };
    int[] at = {BARS_X, BARS_X + 74, BARS_X + 240};
    for (int zone = 0; zone < fills.length; zone++) {
      add(
          "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"var(--%s)\" stroke=\"var(--quiet)\"/>%n",
          at[zone], bottom + 14, fills[zone]);
      text(at[zone] + 18, bottom + 25, "q", words[zone]);
    }
    int y = bottom + 25;
    for (String sentence : advice) {
      text(LABEL_X, y, "", sentence);
      y += ADVICE;
    }
    y = Math.max(y, bottom + 25 + ADVICE);
    text(
        LABEL_X,
        y + 4,
        "q",
        "The bars add up from the start to the sum. Odds of 100 : 1 for: seen 100 times as often in records of one person as in records of two.");
    text(
        LABEL_X,
        y + 24,
        "q",
        "Values of persons: for the one who decides about this pair. Not to be published or passed on.");
  }

  private void text(int x, int y, String style, String words) {
    add(
        "<text x=\"%d\" y=\"%d\"%s>%s</text>%n",
        x, y, style.isEmpty() ? "" : " class=\"" + style + "\"", escaped(words));
  }

  private void add(String form, Object... values) {
    svg.append(String.format(Locale.ROOT, form.replace("%n", "\n"), values));
  }

  private double x(double bits) {
    return BARS_X + (bits - lowest) / (highest - lowest) * (BARS_END - BARS_X);
  }

  private double clamped(double bits) {
    return Math.max(lowest, Math.min(highest, bits));
  }

  /** A threshold of 0 or 1 has no weight. */
  private static double finite(double bits) {
    return Double.isFinite(bits) ? bits : 0;
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
