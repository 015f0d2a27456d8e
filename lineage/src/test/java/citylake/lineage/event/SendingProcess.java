package citylake.lineage.event;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Sends what waits in a folder, in a process of its own. */
final class SendingProcess {
  private SendingProcess() {}

  /**
   * @param arguments the folder and the server's address
   */
  public static void main(String[] arguments) {
    EventServer server =
        new EventServer(URI.create(arguments[1]), Optional.empty(), Duration.ofSeconds(5), 3);
    Outbox.Result result = new Outbox(Path.of(arguments[0])).send(server, Duration.ofSeconds(20));
    System.exit(result.left());
  }
}
