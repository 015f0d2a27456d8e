package citylake.orchestration.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Names the lake in the commands that a message advises, where the lake was named on the command
 * line: typed as they stand they would otherwise ask the default lake.
 *
 * <p>Done where text leaves the command line, so that no message deeper down can forget it.
 */
final class NextCommands {
  private static final String LAKE = "--lake";
  private static final Pattern COMMAND =
      Pattern.compile(
          "citylake (why|sql|trace|night|maintain|backfill|step run|quarantine [a-z]+|release [a-z]+)\\b(?![^\\n]*"
              + LAKE
              + ")");

  private NextCommands() {}

  /**
   * @param command the command that was typed
   */
  static String onSameLake(CommandSpec command, String text) {
    OptionSpec lake = command.findOption(LAKE);
    if (text == null || lake == null || lake.getValue() == null) {
      return text;
    }
    String folder = lake.getValue().toString();
    return folder.equals(unnamed()) ? text : naming(folder, text);
  }

  /** The lake of a command that names none. */
  private static String unnamed() {
    String variable = System.getenv("CITYLAKE_LAKE");
    return variable == null ? LakeOption.DEFAULT : variable;
  }

  static String naming(String folder, String text) {
    String shown = folder.matches("[\\w./:@+-]+") ? folder : "'" + folder + "'";
    return COMMAND
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(found.group() + " " + LAKE + " " + shown));
  }
}
