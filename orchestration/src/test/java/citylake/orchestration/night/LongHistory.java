package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.Maintenance;
import citylake.lake.Releases;
import citylake.lake.Retention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * One city that delivers so many new cases a night, in the order of their numbers, and corrects
 * some of earlier nights. Each night has the clock of its date, so that what maintenance keeps
 * follows the nights and not the test's speed.
 */
final class LongHistory implements AutoCloseable {
  private final NightLab lab;
  private final List<Source> sources;
  private int last;

  LongHistory(Path folder) {
    lab = new NightLab(folder.resolve("history"));
    sources = Sources.load(List.of(ThirdCity.sources(folder.resolve("sources")))).all();
  }

  NightLab lab() {
    return lab;
  }

  List<Source> sources() {
    return sources;
  }

  /** Number of the last case that was delivered. */
  int last() {
    return last;
  }

  /** The snapshot that readers see. */
  long released(TableName table) {
    return new Releases(lab.catalog())
        .current()
        .flatMap(release -> release.table(table))
        .orElseThrow()
        .snapshotId();
  }

  NightResult night(LocalDate date, int added, int... corrected) {
    return night(date, desk -> desk.run(StepDesk.WHOLE).result(), added, corrected);
  }

  /** Delivers new cases and corrections of these numbers, and runs the night's steps. */
  NightResult night(
      LocalDate date, Function<StepDesk, NightResult> steps, int added, int... corrected) {
    AtomicReference<NightResult> result = new AtomicReference<>();
    openNight(
        date,
        added,
        night -> result.set(steps.apply(new StepDesk(night, Optional.empty()))),
        corrected);
    return result.get();
  }

  /** Delivers new cases and corrections of these numbers, and opens the night for them. */
  void openNight(LocalDate date, int added, Consumer<OpenNight> use, int... corrected) {
    List<String> lines = new ArrayList<>(List.of("case_no|code|at|lon|lat"));
    IntStream.rangeClosed(last + 1, last + added).forEach(i -> lines.add(line(i, date, 1)));
    IntStream.of(corrected).forEach(i -> lines.add(line(i, date, 2)));
    last += added;
    String name = "gotham/cases_%s.txt".formatted(date);
    lab.deliver(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    NightSettings settings =
        new NightSettings(date, lab.home(), lab.dumps().toString(), sources, ScanLimits.DEFAULT)
            .accepting(Set.of(name));
    try (OpenNight night =
        OpenNight.open(settings, lab.catalog(), lab::session, Progress.SILENT, at(date, 2))) {
      use.accept(night);
    }
  }

  private static String line(int number, LocalDate night, int hour) {
    return "%s|BRK|%s 0%d:%02d|%.4f|%.4f"
        .formatted(
            number(number),
            night.minusDays(1),
            hour,
            number % 60,
            -40.0 + (number % 97) * 0.0004,
            30.0 + (number % 89) * 0.0004);
  }

  static String number(int number) {
    return "G%08d".formatted(number);
  }

  /** As it is run weekly, at noon. */
  void maintain(LocalDate date) {
    new Maintenance(lab.catalog(), lab::session, Retention.DEFAULT, at(date, 12)).run();
  }

  private static Clock at(LocalDate date, int hour) {
    return Clock.fixed(
        date.atTime(LocalTime.of(hour, 0)).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
  }

  Table incidents() {
    Table table = lab.catalog().load(Tables.STANDARD_INCIDENT);
    table.refresh();
    return table;
  }

  /** Data files that hold the rows at a snapshot. */
  static List<DataFile> files(Table table, long snapshot) {
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot).planFiles()) {
      tasks.forEach(task -> files.add(task.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  static String month(DataFile file) {
    return file.partition().get(1, String.class);
  }

  @Override
  public void close() throws IOException {
    lab.close();
  }
}
