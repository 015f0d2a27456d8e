package citylake.orchestration.cli;

import citylake.orchestration.score.MendFirst;
import citylake.orchestration.score.ScoreCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Score cards for people: the parts as a table, then what to mend first in words. */
final class ScorecardText {
  private static final int NARROW = 60;

  private ScorecardText() {}

  /**
   * @param width of the terminal, in characters
   */
  static String of(List<ScoreCard> cards, int width) {
    if (cards.isEmpty()) {
      return "No city is taken or published, so there is no score card.";
    }
    StringBuilder text = new StringBuilder();
    ScoreCard any = cards.get(0);
    text.append(
        "The %d nights up to %s. A share is of what was judged; '-' where there is nothing to judge.%n%n"
            .formatted(any.windowNights(), any.night()));
    text.append(parts(cards));
    for (ScoreCard card : cards) {
      if (!card.scope().equals("kind")) {
        text.append(System.lineSeparator()).append(mendFirst(card, Math.max(NARROW, width)));
      }
    }
    return text.toString();
  }

  private static String parts(List<ScoreCard> cards) {
    return Output.table(
        List.of(
            "of",
            "on time",
            "late/missing/stale/refused",
            "records",
            "quarantined",
            "duplicates",
            "no place",
            "no time",
            "files refused (drift/volume)",
            "newest event",
            "tasks (overdue)"),
        cards.stream()
            .map(
                card ->
                    List.of(
                        title(card),
                        share(card.nights().onTimeShare()),
                        "%d/%d/%d/%d"
                            .formatted(
                                card.nights().late(),
                                card.nights().missing(),
                                card.nights().stale(),
                                card.nights().refused()),
                        Output.number(card.records().all()),
                        share(card.records().quarantinedShare()),
                        share(card.records().duplicateShare()),
                        share(card.rows().withoutPlaceShare()),
                        share(card.rows().withoutTimeShare()),
                        "%d (%d/%d)"
                            .formatted(
                                card.files().refused(),
                                card.files().drift(),
                                card.files().volume()),
                        card.newestEvent() == null
                            ? "-"
                            : card.newestEvent().toString().substring(0, 10),
                        "%d (%d)".formatted(card.tasks().open(), card.tasks().overdue())))
            .toList());
  }

  private static String title(ScoreCard card) {
    return card.scope().equals("kind")
        ? "  " + card.name() + " " + card.kind()
        : card.scope() + " " + card.name();
  }

  private static String mendFirst(ScoreCard card, int width) {
    if (card.mendFirst().isEmpty()) {
      return "%s %s: nothing is to be mended.%n".formatted(card.scope(), card.name());
    }
    List<String> lines = new ArrayList<>();
    lines.add("%s %s, to be mended first:".formatted(card.scope(), card.name()));
    if (card.owner() != null) {
      lines.addAll(wrapped("Owner: " + card.owner(), "     ", width));
    }
    for (MendFirst cause : card.mendFirst()) {
      String head =
          String.format(
              Locale.ROOT,
              "%d. %s, %s: %s, worth %.2f nights, since %s%s",
              cause.place(),
              cause.kind(),
              cause.cause(),
              cause.gain(),
              cause.worthNights(),
              cause.since(),
              due(cause));
      List<String> heading = wrapped(head, "     ", width);
      heading.set(0, heading.get(0).substring(3));
      lines.addAll(heading);
      lines.addAll(wrapped(cause.hint(), "     ", width));
      if (cause.exampleFile() != null) {
        lines.addAll(wrapped("Look at: " + example(cause), "     ", width));
      }
      if (card.scope().equals("vendor") && cause.cities() > 1) {
        lines.addAll(
            wrapped(
                "%d cities of this vendor have it: mend it in the platform."
                    .formatted(cause.cities()),
                "     ",
                width));
      }
    }
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String due(MendFirst cause) {
    return cause.due() == null
        ? ""
        : ", %s %s".formatted(cause.isOverdue() ? "OVERDUE since" : "due", cause.due());
  }

  private static String example(MendFirst cause) {
    return cause.exampleRecord() == null
        ? cause.exampleFile()
        : "%s, record %d".formatted(cause.exampleFile(), cause.exampleRecord());
  }

  /** Lines of at most this width, broken at blanks; a word that is longer stands whole. */
  private static List<String> wrapped(String text, String indent, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ", -1)) {
      boolean isBegun = line.length() > indent.length();
      if (isBegun && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        isBegun = false;
      }
      line.append(isBegun ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String share(Double share) {
    return share == null ? "-" : String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
