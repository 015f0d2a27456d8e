package citylake.orchestration.cli;

import citylake.orchestration.airflow.runs.Box;
import citylake.orchestration.airflow.runs.NightBoard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run of the night as a table, with what to do under it. */
final class AirflowText {
  private static final int MOST_OF_A_MESSAGE = 90;

  private AirflowText() {}

  static String of(NightBoard board) {
    List<String> lines = new ArrayList<>();
    lines.add("Run %s%s: %s.".formatted(board.run(), night(board), verdict(board)));
    lines.add("");
    lines.add(
        Output.table(
                List.of("box", "city", "state", "seconds", "tries", "what it says"),
                board.boxes().stream().map(AirflowText::row).toList())
            .stripTrailing());
    for (Box box : board.boxes()) {
      if (box.isRed()) {
        lines.add("");
        lines.add(box.name() + " is red:");
        box.message().lines().forEach(line -> lines.add("  " + line));
      }
    }
    if (!board.red().isEmpty() && !board.wantsAnotherRun()) {
      lines.add("");
      lines.add("When it is mended: citylake airflow retry %s --wait".formatted(board.run()));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String night(NightBoard board) {
    return board.night() == null ? "" : ", night " + board.night();
  }

  private static String verdict(NightBoard board) {
    return switch (board.verdict()) {
      case UNDER_WAY ->
          board.state() == citylake.orchestration.airflow.client.RunState.QUEUED
              ? "waiting for its turn"
              : "going on, %d of %d boxes through".formatted(board.through(), board.boxes().size());
      case RELEASED ->
          board.cities().isEmpty() ? "released; every city came in" : "released" + asked(board);
      case RELEASED_WITHOUT_SOME ->
          "released, without %s, of which readers see what it had before"
                  .formatted(
                      board.red().stream()
                          .map(box -> box.city() == null ? box.step() : box.city())
                          .collect(Collectors.joining(", ")))
              + asked(board);
      case BLOCKED -> "refused by the out-gate; readers see the release before";
      case FAILED -> "failed; readers see the release before";
    };
  }

  private static String asked(NightBoard board) {
    return switch (board.cities().size()) {
      case 0 -> "";
      case 1 -> "; only %s was asked for".formatted(board.cities().get(0));
      default -> "; only %s were asked for".formatted(String.join(", ", board.cities()));
    };
  }

  private static List<String> row(Box box) {
    String said = box.firstLine();
    return List.of(
        box.step(),
        box.city() == null ? "" : box.city(),
        box.state() == null ? "" : box.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        box.seconds() == null ? "" : "%.1f".formatted(box.seconds()),
        box.tries() == 0 ? "" : Integer.toString(box.tries()),
        said.length() <= MOST_OF_A_MESSAGE ? said : said.substring(0, MOST_OF_A_MESSAGE) + "…");
  }
}
