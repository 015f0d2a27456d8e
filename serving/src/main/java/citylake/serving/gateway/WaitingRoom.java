package citylake.serving.gateway;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Those who have connected and not logged in. There is room for so many and for so long; where it
 * is full, the eldest goes, so that callers who say nothing cannot close the door for others.
 */
final class WaitingRoom {
  private final int most;
  private final Duration longest;
  private final ScheduledExecutorService timer;
  private final Map<Socket, Future<?>> waiting = new LinkedHashMap<>();

  WaitingRoom(int most, Duration longest, ScheduledExecutorService timer) {
    this.most = most;
    this.longest = longest;
    this.timer = timer;
  }

  synchronized void enter(Socket caller) {
    if (waiting.size() >= most) {
      sendAway(waiting.keySet().iterator().next());
    }
    waiting.put(
        caller, timer.schedule(() -> sendAway(caller), longest.toMillis(), TimeUnit.MILLISECONDS));
  }

  /**
   * @return whether the caller was still there, and not sent away
   */
  synchronized boolean leave(Socket caller) {
    Future<?> end = waiting.remove(caller);
    return end != null && end.cancel(false);
  }

  private synchronized void sendAway(Socket caller) {
    if (waiting.remove(caller) != null) {
      close(caller);
    }
  }

  static void close(Socket caller) {
    try {
      caller.close();
    } catch (IOException e) {
      // It has gone by itself.
    }
  }
}
