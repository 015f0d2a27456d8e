package citylake.orchestration.cli;

import citylake.etl.draft.OpenFiles;
import citylake.etl.draft.OpenLines.OpenLine;
import citylake.etl.source.OnboardingState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake source state}: moves a city to its next onboarding state. */
@Command(
    name = "state",
    mixinStandardHelpOptions = true,
    description =
        "Moves a city to another onboarding state, in its YAML, if the step is allowed: drafted, checking, trial, live, paused.",
    footer = {
      "",
      "Examples:",
      "  citylake source state shagang trial --sources my-sources",
      "  citylake source state shagang live --sources my-sources",
      "",
      "Exit codes: 0 moved, or there already; 1 the step is not allowed or the draft asks something still; 2 wrong usage; 3 no such city"
    })
final class SourceStateCommand implements Callable<Integer> {
  private static final Pattern STATE =
      Pattern.compile("(?m)^(onboarding:\\s*\\{[^}]*\\bstate:\\s*)([a-z]+)");

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "CITY", description = "The city, as its YAML is named.")
  private String city;

  @Parameters(index = "1", paramLabel = "STATE", description = "The state that it is to have.")
  private OnboardingState state;

  @Option(
      names = "--sources",
      required = true,
      paramLabel = "DIR",
      description = "Folder of sources in which the city is declared.")
  private Path folder;

  @Option(
      names = "--only-sources",
      description =
          "Taken as by the neighbouring commands; a city is moved in the folder of --sources alone anyway.")
  void onlySources(boolean isAsked) {
    // No other folder is ever looked into, so there is nothing to leave out.
  }

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private record Answer(String city, String state, String meaning) {}

  @Override
  public Integer call() throws IOException {
    Path file = folder.resolve("cities").resolve(city + ".yaml");
    if (!city.matches("[a-z][a-z0-9_]*") || !Files.isRegularFile(file)) {
      throw new Failures.NotFound(
          "Cannot find city '%s' in %s: there is no %s. Nothing was changed."
              .formatted(city, folder, file));
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Matcher found = STATE.matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException(
          "Cannot change the state of %s: %s does not write it as onboarding: {state: ..., wave: ...} on one line. Nothing was changed; change it by hand."
              .formatted(city, file));
    }
    OnboardingState before = OnboardingState.of(found.group(2)).orElseThrow();
    if (before != state) {
      refuseUnlessAllowed(before);
      refuseUnlessAnswered(before);
      Files.writeString(file, found.replaceFirst("$1" + state.word()), StandardCharsets.UTF_8);
    }
    Answer answer = new Answer(city, state.word(), state.meaning());
    spec.commandLine()
        .getOut()
        .println(
            json
                ? Output.json(answer)
                : "%s is %s: %s.".formatted(answer.city(), answer.state(), answer.meaning()));
    return ExitCode.DONE;
  }

  /** A guess that stands where an answer should would be published as if it were one. */
  private void refuseUnlessAnswered(OnboardingState before) throws IOException {
    Map<Path, List<OpenLine>> open = state.isTaken() ? OpenFiles.of(folder, city) : Map.of();
    if (!open.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot move %s from %s to %s: the draft asked, and nobody has answered. %s%nNothing was changed; samples can be checked meanwhile."
              .formatted(
                  city,
                  before.word(),
                  state.word(),
                  open.entrySet().stream()
                      .map(file -> toAnswer(file.getKey(), file.getValue()))
                      .collect(Collectors.joining(System.lineSeparator()))));
    }
  }

  private static String toAnswer(Path file, List<OpenLine> open) {
    boolean isSelect = file.toString().endsWith(".sql");
    return "Write in %s, and take off each \"%s\":%n%s"
        .formatted(
            file,
            isSelect ? "-- DECIDE" : "# ask",
            open.stream()
                .map(
                    line -> "  line %d, %s: %s".formatted(line.number(), line.key(), line.wanted()))
                .collect(Collectors.joining(System.lineSeparator())));
  }

  private void refuseUnlessAllowed(OnboardingState before) {
    if (!before.next().contains(state)) {
      throw new IllegalArgumentException(
          "Cannot move %s from %s to %s: from %s it may become %s. Nothing was changed."
              .formatted(
                  city,
                  before.word(),
                  state.word(),
                  before.word(),
                  before.next().stream()
                      .map(OnboardingState::word)
                      .collect(Collectors.joining(" or "))));
    }
  }
}
