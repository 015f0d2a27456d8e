package citylake.orchestration.cli;

import citylake.etl.source.Source;
import citylake.lake.LakeCatalog;
import citylake.orchestration.quarantine.CityTask;
import citylake.orchestration.quarantine.TaskDays;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake quarantine tasks}: what each city is asked to do, and by when. */
@Command(
    name = "tasks",
    mixinStandardHelpOptions = true,
    description =
        "Lists what the cities are asked to do about open records: one task for each source and reason, with its owner and due date. As a letter or a CSV file it can be sent as it is; it holds files, record numbers and fields, no value of any record.",
    footer = {
      "",
      "Examples:",
      "  citylake quarantine tasks",
      "  citylake quarantine tasks --city st_louis --letter",
      "  citylake quarantine tasks --city st_louis --csv"
    })
final class QuarantineTasksCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DecisionOptions options;

  @Option(names = "--city", paramLabel = "ID", description = "Only this city.")
  private String city;

  @Option(names = "--letter", description = "As text that can be sent to the city.")
  private boolean letter;

  @Option(names = "--csv", description = "As CSV, one record a line.")
  private boolean csv;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<Source> sources = options.sources().load();
    String code = CityChoice.code(city, sources);
    List<Source> asked =
        sources.stream()
            .filter(source -> code == null || source.city().cityCode().equals(code))
            .toList();
    try (LakeCatalog catalog = options.openExisting()) {
      List<CityTask> tasks = CityTask.of(options.look(catalog), asked, TaskDays.declared());
      spec.commandLine().getOut().println(answer(tasks).strip());
      return ExitCode.DONE;
    }
  }

  private String answer(List<CityTask> tasks) throws IOException {
    if (json) {
      return Output.json(tasks);
    }
    if (csv) {
      return csv(tasks);
    }
    if (tasks.isEmpty()) {
      return "No city is asked for anything.";
    }
    return letter
        ? tasks.stream().map(CityTask::letter).collect(Collectors.joining("\n\n"))
        : Output.table(
            List.of("due", "city", "source", "reason", "records", "since", "owner"),
            tasks.stream()
                .map(
                    task ->
                        List.of(
                            task.due().toString(),
                            task.city(),
                            task.source(),
                            task.reason(),
                            Output.number(task.count()),
                            task.oldest().toString(),
                            task.owner()))
                .toList());
  }

  private static String csv(List<CityTask> tasks) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter lines = CsvWriter.builder().build(text)) {
      lines.writeRecord("source", "file", "record_no", "reason", "fields", "wanted", "due");
      for (CityTask task : tasks) {
        for (CityTask.Place place : task.records()) {
          lines.writeRecord(
              task.source(),
              place.file(),
              Long.toString(place.recordNo()),
              task.reason(),
              String.join(" ", task.fields()),
              task.wanted(),
              task.due().toString());
        }
      }
    }
    return text.toString();
  }
}
