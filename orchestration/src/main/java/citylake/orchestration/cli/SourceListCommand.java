package citylake.orchestration.cli;

import citylake.ddl.Tables;
import citylake.etl.source.City;
import citylake.etl.source.Source;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.NightTables;
import citylake.lake.Release;
import citylake.lake.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake source list}: how far each city has come. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Lists the declared cities by wave: state, what the night does with them, kinds, and, where a lake is named, what came last.",
    footer = {
      "",
      "Examples:",
      "  citylake source list",
      "  citylake source list --sources my-sources --lake data/lake",
      "  citylake source list --json",
      "",
      "Exit codes: 0 listed, 1 a declaration is wrong, 2 wrong usage, 3 no such lake"
    })
final class SourceListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SourcesOption sources;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "Lake in which to look for what each city delivered last.")
  private Path lake;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  /**
   * One city.
   *
   * @param lastNight night of its last file that was taken or refused; null without one
   * @param lastFile that file, and what became of it
   */
  private record Line(
      int wave,
      String state,
      String city,
      String name,
      List<String> dumps,
      String vendor,
      String deadline,
      String meaning,
      String lastNight,
      String lastFile,
      String lastStatus) {}

  @Override
  public Integer call() throws IOException {
    Map<String, Map<String, Object>> last = lake == null ? Map.of() : lastFiles();
    List<Line> lines =
        byCity(sources.load()).entrySet().stream()
            .map(city -> line(city.getKey(), city.getValue(), last.get(city.getKey().id())))
            .sorted(Comparator.comparingInt(Line::wave).thenComparing(Line::city))
            .toList();
    spec.commandLine().getOut().println(json ? Output.json(lines) : table(lines));
    return ExitCode.DONE;
  }

  private static Map<City, List<Source>> byCity(List<Source> sources) {
    return sources.stream()
        .collect(Collectors.groupingBy(Source::city, LinkedHashMap::new, Collectors.toList()));
  }

  private static Line line(City city, List<Source> dumps, Map<String, Object> last) {
    return new Line(
        city.onboarding().wave(),
        city.onboarding().state().word(),
        city.id(),
        city.name(),
        dumps.stream().map(Source::dump).toList(),
        city.vendor(),
        city.deadline().toString(),
        city.onboarding().state().meaning(),
        last == null ? null : String.valueOf(last.get("night")),
        last == null ? null : (String) last.get("file"),
        last == null ? null : (String) last.get("status"));
  }

  /** By city, the last row of ops.delivery as released; found without a Spark session. */
  private Map<String, Map<String, Object>> lastFiles() throws IOException {
    if (!Files.exists(lake.resolve("catalog.db"))) {
      throw new Failures.NotFound(
          "Cannot find a lake in %s. Leave --lake out to list the declarations alone."
              .formatted(lake.toAbsolutePath().normalize()));
    }
    Map<String, Map<String, Object>> last = new TreeMap<>();
    try (LakeCatalog catalog = LakeCatalog.open(LakeHome.in(lake))) {
      Optional<Release> release = new Releases(catalog).current();
      if (release.isPresent()) {
        List<Map<String, Object>> rows =
            new ArrayList<>(
                NightTables.releasedOnly(catalog, release.get()).releasedRows(Tables.OPS_DELIVERY));
        rows.sort(
            Comparator.comparing((Map<String, Object> row) -> String.valueOf(row.get("night")))
                .thenComparing(row -> String.valueOf(row.get("file"))));
        rows.forEach(row -> last.put(String.valueOf(row.get("source")).split("[.]", 2)[0], row));
      }
    }
    return last;
  }

  private String table(List<Line> lines) {
    List<String> headings =
        new ArrayList<>(List.of("wave", "state", "city", "dumps", "vendor", "deadline"));
    if (lake != null) {
      headings.addAll(List.of("last night", "last file", "became"));
    }
    String cities =
        Output.table(
            headings,
            lines.stream()
                .map(
                    line -> {
                      List<String> cells =
                          new ArrayList<>(
                              List.of(
                                  String.valueOf(line.wave()),
                                  line.state(),
                                  line.city(),
                                  String.join(", ", line.dumps()),
                                  line.vendor(),
                                  line.deadline()));
                      if (lake != null) {
                        cells.add(orNone(line.lastNight()));
                        cells.add(orNone(line.lastFile()));
                        cells.add(orNone(line.lastStatus()));
                      }
                      return cells;
                    })
                .toList());
    String meanings =
        lines.stream()
            .map(line -> "  %s: %s".formatted(line.state(), line.meaning()))
            .distinct()
            .sorted()
            .collect(Collectors.joining("\n"));
    return cities + "\n" + meanings;
  }

  private static String orNone(String text) {
    return text == null ? "-" : text;
  }
}
