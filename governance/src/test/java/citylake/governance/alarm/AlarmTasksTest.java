package citylake.governance.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmTasksTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-03T04:00:00Z"), ZoneOffset.UTC);
  private static final Alarm MANY = alarm("li.na");
  private static final Alarm MORE = alarm("wu.li");

  @TempDir private Path folder;
  private Path file;
  private AlarmTasks tasks;

  @BeforeEach
  void start() {
    file = folder.resolve("alarms.jsonl");
    tasks = new AlarmTasks(file, CLOCK);
  }

  private static Alarm alarm(String user) {
    return Alarm.of(
        Alarm.Rule.VOLUME, user, LocalDate.of(2026, 7, 3), "101 rows were given", List.of(4L, 9L));
  }

  @Test
  void anAlarmIsATaskOnceAlsoWhenItIsClosed() {
    assertThat(tasks.raise(List.of(MANY), "auditor.zhou")).hasSize(1);
    tasks.close(MANY.id(), AlarmTask.Outcome.LEGITIMATE, "auditor.zhou", "series A-17");

    assertThat(tasks.raise(List.of(MANY, MORE), "auditor.he"))
        .extracting(task -> task.alarm().user() + " " + task.owner())
        .containsExactly("wu.li auditor.he");
    assertThat(new AlarmTasks(file, CLOCK).all())
        .containsExactly(
            new AlarmTask(
                MANY,
                "auditor.zhou",
                CLOCK.instant(),
                false,
                AlarmTask.Outcome.LEGITIMATE,
                "auditor.zhou",
                "series A-17"),
            new AlarmTask(MORE, "auditor.he", CLOCK.instant(), false, null, null, null));
  }

  @Test
  void nothingIsClosedTwiceAndNothingThatIsNotThere() {
    tasks.raise(List.of(MANY), "auditor.zhou");
    tasks.close(MANY.id(), AlarmTask.Outcome.MISTAKE, "auditor.zhou", "wrong window");

    assertThatThrownBy(() -> tasks.close(MANY.id(), AlarmTask.Outcome.BREACH, "x", "y"))
        .hasMessage(
            "Cannot close task 'volume-2026-07-03-li.na': auditor.zhou has closed it before, as MISTAKE. Nothing has changed.");
    assertThatThrownBy(() -> tasks.close("nothing", AlarmTask.Outcome.BREACH, "x", "y"))
        .hasMessageStartingWith("Cannot close task 'nothing': there is none of that name in ");
  }

  @Test
  void whatIsRaisedByManyAtOnceIsOneTaskEach() throws Exception {
    List<Alarm> alarms = IntStream.range(0, 40).mapToObj(i -> alarm("user" + i)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<AlarmTask>>> raisers =
          Collections.nCopies(8, () -> new AlarmTasks(file, CLOCK).raise(alarms, "auditor.zhou"));
      int raised = 0;
      for (Future<List<AlarmTask>> each : threads.invokeAll(raisers)) {
        raised += each.get().size();
      }
      assertThat(raised).isEqualTo(40);
    } finally {
      threads.shutdown();
    }
    assertThat(Files.readAllLines(file)).hasSize(40);
  }

  @Test
  void theBeginningOfALineThatAKillLeftIsCutOff() throws IOException {
    tasks.raise(List.of(MANY), "auditor.zhou");
    Files.writeString(file, "{\"id\":\"half", StandardOpenOption.APPEND);

    assertThat(tasks.all()).hasSize(1);
    tasks.raise(List.of(MORE), "auditor.zhou");
    assertThat(tasks.all()).hasSize(2);
    assertThat(Files.readString(file)).doesNotContain("half");
  }
}
