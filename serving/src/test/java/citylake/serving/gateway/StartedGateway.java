package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.serving.client.GatewayAddress;
import citylake.serving.client.GatewayClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A gateway in a process of its own, as a test sees it. */
final class StartedGateway implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(5);
  private static final String PORT = "port";

  private final Path folder;
  private final Process process;

  private StartedGateway(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts it, and returns when it answers.
   *
   * @param main begins with the folder as its first argument, and says its port
   * @param options of its JVM, beside those of this one
   */
  static StartedGateway of(Class<?> main, Path folder, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    Files.deleteIfExists(folder.resolve(PORT));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
            .toList());
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), main.getName(), folder.toString()));
    command.addAll(List.of(arguments));
    StartedGateway started =
        new StartedGateway(
            folder,
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                    ProcessBuilder.Redirect.appendTo(folder.resolve("gateway.log").toFile()))
                .start());
    started.awaitPort();
    return started;
  }

  private void awaitPort() throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (!Files.exists(folder.resolve(PORT))) {
      if (!process.isAlive() || System.nanoTime() > end) {
        kill();
        assertThat(folder.resolve("gateway.log")).as("the gateway started").hasContent("");
      }
      Thread.sleep(100);
    }
  }

  /** In the gateway's process: it answers now. */
  static void say(Path folder, GatewayLab lab) throws IOException {
    Path part = folder.resolve(PORT + ".part");
    Files.writeString(part, String.valueOf(lab.address().port()));
    Files.move(part, folder.resolve(PORT));
  }

  GatewayAddress address() throws IOException {
    return GatewayAddress.of("127.0.0.1:" + Files.readString(folder.resolve(PORT)));
  }

  GatewayClient client(String user) throws Exception {
    return GatewayClient.connect(
        address(), user, GatewayLab.PASSWORD.toCharArray(), null, Map.of());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Largest resident memory so far, as Linux counts it. */
  long peakMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
