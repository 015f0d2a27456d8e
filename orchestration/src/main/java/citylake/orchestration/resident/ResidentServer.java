package citylake.orchestration.resident;

import citylake.lineage.event.ParentRun;
import citylake.orchestration.machine.KnownProcess;
import citylake.orchestration.night.StepOutcome;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on 127.0.0.1 for calls to one night: a line of JSON in, a line of JSON out.
 *
 * <p>Who calls shows the token of {@link ResidentFile}; others are told nothing. The process ends
 * when nobody has called for a while, or soon after the night has been released or refused.
 */
final class ResidentServer {
  private static final Logger LOG = LoggerFactory.getLogger(ResidentServer.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LOOK_EVERY_MILLIS = 250;
  private static final int REQUEST_WITHIN_MILLIS = 10_000;

  /** A night that is through waits only for callers that are on their way. */
  private static final Duration AFTER_THE_END = Duration.ofSeconds(5);

  private final NightOrder order;
  private final String signature;
  private final ResidentNight night;
  private final Duration idle;
  private final String token;
  private int active;
  private long quietSince = System.nanoTime();
  private boolean isThrough;
  private boolean isEnding;

  ResidentServer(NightOrder order, ResidentNight night, Duration idle) {
    this.order = order;
    this.signature = order.signature();
    this.night = night;
    this.idle = idle;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.token = HexFormat.of().formatHex(random);
  }

  /** Serves until it is time to end. */
  void serve() {
    ExecutorService callers = Executors.newCachedThreadPool();
    try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      door.setSoTimeout(LOOK_EVERY_MILLIS);
      new ResidentFile(
              door.getLocalPort(),
              token,
              KnownProcess.of(ProcessHandle.current()),
              order.run(),
              signature)
          .write(order.lake());
      while (!isTimeToEnd()) {
        try {
          Socket caller = door.accept();
          callers.execute(() -> serve(caller));
        } catch (SocketTimeoutException e) {
          // Nobody called in this quarter of a second.
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to listen on 127.0.0.1 for the night's steps", e);
    } finally {
      ResidentFile.delete(order.lake());
      callers.shutdown();
    }
  }

  private synchronized boolean isTimeToEnd() {
    Duration patience = isThrough && AFTER_THE_END.compareTo(idle) < 0 ? AFTER_THE_END : idle;
    isEnding |= active == 0 && System.nanoTime() - quietSince > patience.toNanos();
    return isEnding;
  }

  private void serve(Socket caller) {
    try (caller) {
      caller.setSoTimeout(REQUEST_WITHIN_MILLIS);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
      Call call = JSON.readValue(in.readLine(), Call.class);
      if (!isToken(call.token())) {
        LOG.warn("A caller without the token was turned away");
        return;
      }
      StepOutcome outcome = answer(call);
      OutputStream out = caller.getOutputStream();
      out.write((JSON.writeValueAsString(outcome) + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException | RuntimeException e) {
      LOG.info("A call was not answered: {}", e.toString());
    }
  }

  private boolean isToken(String shown) {
    return shown != null
        && MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private StepOutcome answer(Call call) {
    if (call.step().equals(Call.END) || !signature.equals(call.signature())) {
      return end();
    }
    synchronized (this) {
      if (isEnding) {
        return outcome("ended", "The resident night was ending.");
      }
      active++;
    }
    boolean isEnd = false;
    try {
      StepOutcome outcome = night.call(call.step(), ParentRun.of(call.asker()));
      isEnd =
          outcome.outcome().equals("released")
              || outcome.outcome().equals(StepOutcome.BLOCKED)
              || (outcome.outcome().equals("up_to_date") && outcome.step().equals("release"));
      return outcome;
    } finally {
      synchronized (this) {
        active--;
        isThrough = isEnd;
        quietSince = System.nanoTime();
      }
    }
  }

  private synchronized StepOutcome end() {
    if (active > 0) {
      return outcome(
          "busy",
          "night %s, asked for with other dumps or declarations, is at work in process %d"
              .formatted(order.date(), ProcessHandle.current().pid()));
    }
    isEnding = true;
    return outcome("ended", "The resident night of %s ends.".formatted(order.date()));
  }

  private StepOutcome outcome(String word, String message) {
    return new StepOutcome(order.date().toString(), Call.END, word, false, message, 0);
  }
}
