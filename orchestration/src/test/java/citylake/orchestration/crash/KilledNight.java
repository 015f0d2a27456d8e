package citylake.orchestration.crash;

import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a night's process ended that had a fault point.
 *
 * @param exitCode 137 for SIGKILL
 * @param output what it printed
 * @param lived from its start to its end
 */
record KilledNight(int exitCode, String output, Duration lived) {
  private static final String KILLED_AT = "killed at ";

  /** Starts the night in a process of its own and waits for its end. */
  static KilledNight at(FaultPoint point, CrashLake lake) throws IOException, InterruptedException {
    return of(
        NightProcess.class,
        point.options(lake.run(point.night()), "r" + point.night()),
        arguments(point.night(), lake));
  }

  /** Starts a program that has a fault point and waits for its end. */
  static KilledNight of(Class<?> program, List<String> fault, List<String> arguments)
      throws IOException, InterruptedException {
    Instant start = Instant.now();
    Process process = start(program, fault, arguments);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new KilledNight(process.exitValue(), output, Duration.between(start, Instant.now()));
  }

  /** Starts a night and kills it as soon as so many of its files are landed. */
  static KilledNight whileLanding(int night, int files, CrashLake lake)
      throws IOException, InterruptedException {
    Instant start = Instant.now();
    Process process = start(NightProcess.class, List.of(), arguments(night, lake));
    while (process.isAlive() && lake.landed() < files) {
      Thread.sleep(20);
    }
    process.toHandle().destroyForcibly(); // the process's own way also closes what it printed
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new KilledNight(process.waitFor(), output, Duration.between(start, Instant.now()));
  }

  private static List<String> arguments(int night, CrashLake lake) {
    return List.of(
        lake.home().toString(),
        lake.dumps(night).toString(),
        lake.sources().toString(),
        lake.date(night).toString());
  }

  private static Process start(Class<?> program, List<String> fault, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + SharedData.projectRoot().resolve("jvm.options"));
    // Starts sooner; such a short life does not pay for the second compiler.
    command.addAll(List.of("-Xmx1500m", "-XX:TieredStopAtLevel=1"));
    command.addAll(fault);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Name of the file at which the process died; empty where it lived on. */
  String killedAt() {
    return output
        .lines()
        .filter(line -> line.contains(KILLED_AT))
        .map(line -> line.substring(line.indexOf("/warehouse/") + "/warehouse/".length()))
        .findFirst()
        .orElse("");
  }
}
