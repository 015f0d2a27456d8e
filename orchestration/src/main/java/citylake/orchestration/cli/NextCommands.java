package citylake.orchestration.cli;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Names the lake and the declarations in the commands that a message advises, where they were named
 * on the command line: typed as they stand they would otherwise ask the default lake, or for cities
 * that nobody declares.
 *
 * <p>Done where text leaves the command line, so that no message deeper down can forget it.
 */
final class NextCommands {
  private static final String LAKE = "--lake";
  private static final String SOURCES = "--sources";
  private static final String ONLY_SOURCES = "--only-sources";
  private static final Pattern ON_A_LAKE =
      advised(
          "why|sql|trace|night|maintain|purge|backfill|step run|quarantine [a-z]+|release [a-z]+|approve [a-z]+",
          LAKE);
  private static final Pattern OF_SOURCES =
      advised("trace|night|backfill|step run|quarantine [a-z]+", SOURCES);

  private NextCommands() {}

  /** Commands that do not name the option themselves. */
  private static Pattern advised(String commands, String option) {
    return Pattern.compile("citylake (%s)\\b(?![^\\n]*%s)".formatted(commands, option));
  }

  /**
   * @param command the command that was typed
   */
  static String onSameLake(CommandSpec command, String text) {
    if (text == null) {
      return null;
    }
    String declared = declaring(declarations(command), text);
    OptionSpec lake = command.findOption(LAKE);
    if (lake == null || lake.getValue() == null) {
      return declared;
    }
    String folder = lake.getValue().toString();
    return folder.equals(unnamed()) ? declared : naming(folder, declared);
  }

  /** The lake of a command that names none. */
  private static String unnamed() {
    String variable = System.getenv("CITYLAKE_LAKE");
    return variable == null ? LakeOption.DEFAULT : variable;
  }

  /** As they were typed; empty where the built-in sources are meant. */
  private static String declarations(CommandSpec command) {
    OptionSpec folders = command.findOption(SOURCES);
    Object value = folders == null ? null : folders.getValue();
    Collection<?> named =
        value instanceof Collection<?> several
            ? several
            : value == null ? List.of() : List.of(value);
    String words =
        named.stream()
            .map(folder -> SOURCES + " " + shown(folder.toString()))
            .collect(Collectors.joining(" "));
    OptionSpec only = command.findOption(ONLY_SOURCES);
    boolean isOnly = only != null && Boolean.TRUE.equals(only.getValue());
    return isOnly ? (words + " " + ONLY_SOURCES).strip() : words;
  }

  static String naming(String folder, String text) {
    return with(ON_A_LAKE, LAKE + " " + shown(folder), text);
  }

  static String declaring(String declarations, String text) {
    return declarations.isEmpty() ? text : with(OF_SOURCES, declarations, text);
  }

  private static String with(Pattern commands, String options, String text) {
    return commands
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(found.group() + " " + options));
  }

  private static String shown(String folder) {
    return folder.matches("[\\w./:@+-]+") ? folder : "'" + folder + "'";
  }
}
