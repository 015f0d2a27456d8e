package citylake.orchestration.resident;

import citylake.lineage.event.ParentRun;
import citylake.orchestration.night.StepOutcome;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Calls the resident process of a night for one step, and starts the process where there is none.
 *
 * <p>Small on purpose: a scheduler starts one of these for each step. A process that dies under a
 * call is started anew and asked again; steps may be repeated, so nothing is done twice.
 */
public final class ResidentCaller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ATTEMPTS = 4;
  private static final int CONNECT_WITHIN_MILLIS = 5_000;

  private final NightOrder order;
  private final Optional<ParentRun> asker;
  private final ResidentStart start;

  public ResidentCaller(NightOrder order) {
    this(order, Optional.empty());
  }

  /**
   * @param asker the run that asks for the steps, which their lineage names as parent
   */
  public ResidentCaller(NightOrder order, Optional<ParentRun> asker) {
    this.order = order;
    this.asker = asker;
    this.start = new ResidentStart(order);
  }

  /** Whether a resident process serves exactly this night now. */
  public boolean isServed() {
    return ResidentFile.find(order.lake())
        .filter(file -> file.signature().equals(order.signature()))
        .isPresent();
  }

  /**
   * Runs the step in the resident process.
   *
   * @throws IllegalStateException when another run holds the lake, or the process keeps dying
   */
  public StepOutcome call(String step) {
    IOException last = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<ResidentFile> there = ResidentFile.find(order.lake());
      ResidentFile resident = there.isPresent() ? there.get() : start.start();
      try {
        StepOutcome outcome = send(resident, step);
        if (outcome.outcome().equals("busy")) {
          throw new IllegalStateException(
              "Cannot run step %s of night %s: %s. Nothing was changed; it can be run when that is through."
                  .formatted(step, order.date(), outcome.message()));
        }
        if (!outcome.outcome().equals("ended")) {
          return outcome;
        }
        ResidentStart.awaitEnd(resident);
      } catch (IOException e) {
        last = e;
        ResidentStart.awaitEnd(resident);
      }
    }
    throw new IllegalStateException(
        "Cannot run step %s of night %s: its resident process died %d times under the call. What is released is unharmed. Look into %s."
            .formatted(step, order.date(), ATTEMPTS, start.log()),
        last);
  }

  private StepOutcome send(ResidentFile resident, String step) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setKeepAlive(true);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), resident.port()),
          CONNECT_WITHIN_MILLIS);
      Call call =
          new Call(
              resident.token(),
              step,
              order.signature(),
              asker.map(ParentRun::toString).orElse(null));
      socket
          .getOutputStream()
          .write((JSON.writeValueAsString(call) + "\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String answer = in.readLine();
      if (answer == null) {
        throw new IOException("the resident process hung up");
      }
      return JSON.readValue(answer, StepOutcome.class);
    }
  }
}
