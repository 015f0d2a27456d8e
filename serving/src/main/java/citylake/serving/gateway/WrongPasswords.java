package citylake.serving.gateway;

import citylake.serving.gateway.wire.Refusal;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Wrong passwords by name and address: after three each further try has to wait, one second first,
 * then twice as long each time, at most a quarter of an hour. The right password waits too: a guess
 * that is answered while one waits would be a guess more.
 *
 * <p>By address too, so that nobody can lock out somebody else. Names that are no user's wait like
 * any other. What was not tried for long makes room for what is tried now.
 */
final class WrongPasswords {
  private static final int FREE = 3;
  private static final int MOST_DOUBLINGS = 10;
  private static final long LONGEST_SECONDS = 900;
  private static final int MOST_KEPT = 10_000;
  private static final int LONGEST_NAME = 100;

  /** An IPv6 subscriber has 2^64 addresses: all of them count as one. */
  private static final int NETWORK_BYTES = 8;

  private final LongSupplier nanos;
  private final Map<Tried, Tries> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tried, Tries> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Tried(String user, String network) {
    static Tried of(String user, InetAddress from) {
      byte[] address = from.getAddress();
      return new Tried(
          user.substring(0, Math.min(LONGEST_NAME, user.length())),
          HexFormat.of()
              .formatHex(Arrays.copyOf(address, Math.min(NETWORK_BYTES, address.length))));
    }
  }

  /**
   * @param nextAt by the clock, when the next may be
   */
  private record Tries(int wrong, long nextAt) {}

  /**
   * @param nanos a clock that never goes back
   */
  WrongPasswords(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * @throws Refusal where there were too many, and the last not long ago
   */
  synchronized void requireMayTry(String user, InetAddress from) throws Refusal {
    Tries tries = kept.get(Tried.of(user, from));
    long left = tries == null ? 0 : tries.nextAt() - nanos.getAsLong();
    if (left > 0) {
      throw new Refusal(
          Refusal.NOT_LET_IN,
          "Cannot let you in: too many wrong passwords for that name from where you are. Try again in %d s; if you have forgotten yours, ask the data team for a new one."
              .formatted(1 + (left - 1) / TimeUnit.SECONDS.toNanos(1)));
    }
  }

  synchronized void add(String user, InetAddress from) {
    Tried tried = Tried.of(user, from);
    Tries before = kept.get(tried);
    int wrong = before == null ? 1 : before.wrong() + 1;
    kept.put(
        tried, new Tries(wrong, nanos.getAsLong() + TimeUnit.SECONDS.toNanos(secondsAfter(wrong))));
  }

  private static long secondsAfter(int wrong) {
    return wrong < FREE
        ? 0
        : Math.min(LONGEST_SECONDS, 1L << Math.min(MOST_DOUBLINGS, wrong - FREE));
  }

  /** The right one was given. */
  synchronized void forget(String user, InetAddress from) {
    kept.remove(Tried.of(user, from));
  }
}
