package citylake.orchestration.cli;

import citylake.etl.format.DumpFormat;
import citylake.etl.source.ColumnRule;
import citylake.etl.source.Source;
import citylake.etl.standalone.AgreedDump;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake source package}: a checker that the city runs itself. */
@Command(
    name = "package",
    mixinStandardHelpOptions = true,
    description =
        "Writes one jar that a city runs itself, on Java 17, without lake or Spark: it says whether the night would take a file, in the same words, and which records it would set aside as unreadable or without a number. Times, places, codes, corrections and retractions are looked at by citylake source check alone.",
    footer = {
      "",
      "Examples:",
      "  citylake source package --city denver --out for-denver",
      "  java -jar for-denver/check-denver.jar crashes.csv.gz",
      "",
      "Exit codes: 0 written, 1 failed, 2 wrong usage, 3 no such city"
    })
final class SourcePackageCommand implements Callable<Integer> {
  /** A key that is one field, as it is or trimmed: blank where the field is. */
  private static final Pattern ONE_FIELD =
      Pattern.compile("nullif\\(trim\\(`?([^`()]+)`?\\), ''\\)");

  @Spec private CommandSpec spec;
  @Mixin private SourcesOption sources;

  @Option(names = "--city", required = true, paramLabel = "C", description = "For which city.")
  private String city;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path out;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<Source> ofCity =
        sources.load().stream().filter(source -> source.city().id().equals(city)).toList();
    ofCity.forEach(SourcePackageCommand::refuseWhatNeedsLibraries);
    List<AgreedDump> agreed = ofCity.stream().map(SourcePackageCommand::agreed).toList();
    if (agreed.isEmpty()) {
      throw new Failures.NotFound(
          "Cannot write a checker for city '%s': no such city is declared. Nothing was written; see citylake source list."
              .formatted(city));
    }
    Files.createDirectories(out);
    Path jar = out.resolve("check-" + city + ".jar");
    CheckerJar.write(jar, Output.json(agreed).getBytes(StandardCharsets.UTF_8));
    spec.commandLine()
        .getOut()
        .println(
            json
                ? Output.json(Map.of("jar", jar.toString(), "dumps", agreed))
                : "Written: %s. The city runs: java -jar %s FILE"
                    .formatted(jar, jar.getFileName()));
    return ExitCode.DONE;
  }

  private static void refuseWhatNeedsLibraries(Source source) {
    DumpFormat format = DumpFormat.of(source.dumpShape());
    if (!format.runsAlone()) {
      throw new IllegalStateException(
          "Cannot write a checker for city '%s': its dump %s is of format %s, whose libraries the jar does not carry. Nothing was written; look at a file of it with: citylake source check"
              .formatted(source.city().id(), source.dump(), format.name()));
    }
  }

  private static AgreedDump agreed(Source source) {
    String glob = source.filesGlob();
    List<String> keys = source.standardKind().key();
    return new AgreedDump(
        source.dump(),
        glob.substring(glob.lastIndexOf('/') + 1),
        source.dumpShape().toJson(),
        source.select().rules().stream()
            .filter(rule -> keys.contains(rule.column()))
            .flatMap(rule -> oneField(rule).stream())
            .filter(source.dumpShape().fields()::contains)
            .distinct()
            .toList());
  }

  private static List<String> oneField(ColumnRule rule) {
    Matcher found = ONE_FIELD.matcher(rule.expression());
    return found.matches() ? List.of(found.group(1)) : List.of();
  }
}
