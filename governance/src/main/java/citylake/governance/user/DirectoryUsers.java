package citylake.governance.user;

import citylake.governance.policy.Declaration;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.bouncycastle.util.Strings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Users from a directory (LDAP), by settings that are read again whenever they have changed. The
 * directory decides on passwords; groups give the roles.
 *
 * <p>Somebody is known by one name, as the directory spells it: other spellings, which a directory
 * takes for the same, and entries of several names are nobody, for approvals are bound to names. An
 * entry without a role, or with two cities, is nobody either.
 *
 * <p>What was looked up is looked up again when it is two seconds old, and holds for two more while
 * it is. Nobody waits longer than two seconds for an answer: without one nothing is known of
 * anybody for two seconds, so that a directory that is slow does not hold up what has to end.
 */
public final class DirectoryUsers implements Users, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryUsers.class);
  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long KNOWN_NANOS = TimeUnit.SECONDS.toNanos(4);
  private static final int MOST_KNOWN = 1_000;

  /** Longer than directories take to compare, so that the time tells nothing of a name. */
  private static final long REFUSAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Declaration<DirectorySettings> file;
  private final Path folder;
  private final char[] password;
  private final LongSupplier nanos;
  private final Map<String, Known> known = new HashMap<>();
  private final Map<String, Future<Optional<User>>> asking = new HashMap<>();
  private final ExecutorService askers =
      Executors.newFixedThreadPool(
          Directory.MOST_CONNECTIONS,
          work -> {
            Thread thread = new Thread(work, "directory");
            thread.setDaemon(true);
            return thread;
          });
  private Directory directory;
  private Unreachable unreachable;

  private record Known(Optional<User> user, long at) {}

  private record Unreachable(IllegalStateException why, long until) {}

  /**
   * @param file {@code directory.yaml}
   * @param password of the entry that looks up
   */
  public DirectoryUsers(Path file, char[] password) {
    this(file, password, System::nanoTime);
  }

  /**
   * @param nanos a clock that never goes back
   */
  DirectoryUsers(Path file, char[] password, LongSupplier nanos) {
    this.file = new Declaration<>(file, DirectorySettings::read);
    this.folder = file.toAbsolutePath().getParent();
    this.password = password.clone();
    this.nanos = nanos;
  }

  /**
   * Roles that groups have by the settings.
   *
   * @throws IllegalStateException with every fault, where the settings are not valid
   */
  public Set<String> roles() {
    return Set.copyOf(file.now().roles().values());
  }

  /**
   * @throws IllegalStateException where no server lets the entry that looks up do so
   */
  public void requireAnswer() {
    directory().named("nobody");
  }

  @Override
  public Optional<User> authenticate(String name, char[] tried) {
    long start = System.nanoTime();
    Optional<User> user = authenticated(name, tried);
    if (user.isEmpty()) {
      waitUntil(start + REFUSAL_NANOS);
    }
    return user;
  }

  private Optional<User> authenticated(String name, char[] tried) {
    if (tried.length == 0) {
      return Optional.empty(); // a directory would say yes to it
    }
    Directory asked = directory();
    Optional<DirectoryEntry> entry = DirectoryEntry.of(asked, name);
    byte[] bytes = Strings.toUTF8ByteArray(tried);
    try {
      return entry.filter(found -> asked.isPasswordOf(found.dn(), bytes)).map(DirectoryEntry::user);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static void waitUntil(long nanoTime) {
    try {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, nanoTime - System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Optional<User> named(String name) {
    if (name == null) {
      return Optional.empty();
    }
    Directory asked = directory();
    Future<Optional<User>> answer;
    synchronized (this) {
      long now = nanos.getAsLong();
      if (unreachable != null && unreachable.until() - now > 0) {
        throw unreachable.why();
      }
      Known found = known.get(name);
      long age = found == null ? Long.MAX_VALUE : now - found.at();
      if (age < AGAIN_NANOS) {
        return found.user();
      }
      answer = asking.computeIfAbsent(name, any -> askers.submit(() -> lookedUp(asked, name)));
      if (age < KNOWN_NANOS) {
        return found.user();
      }
    }
    return told(answer);
  }

  private Optional<User> told(Future<Optional<User>> answer) {
    try {
      return answer.get(Directory.MOST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IllegalStateException why
          ? why
          : new IllegalStateException("Failed to look up a user", e.getCause());
    } catch (TimeoutException e) {
      throw setUnreachable(
          new IllegalStateException(
              "Cannot look up users: the directory has not answered within %d ms. Nobody is let in, and nothing is answered, until it does."
                  .formatted(Directory.MOST_MILLIS),
              e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a user was looked up", e);
    }
  }

  private Optional<User> lookedUp(Directory asked, String name) {
    try {
      Optional<User> user = DirectoryEntry.of(asked, name).map(DirectoryEntry::user);
      synchronized (this) {
        if (known.size() >= MOST_KNOWN) {
          known.clear();
        }
        if (asked == directory) { // and not one of settings before
          known.put(name, new Known(user, nanos.getAsLong()));
        }
      }
      return user;
    } catch (IllegalStateException e) {
      throw setUnreachable(e);
    } finally {
      synchronized (this) {
        asking.remove(name);
      }
    }
  }

  private synchronized IllegalStateException setUnreachable(IllegalStateException why) {
    LOG.error("{}", why.getMessage());
    unreachable = new Unreachable(why, nanos.getAsLong() + AGAIN_NANOS);
    return why;
  }

  private synchronized Directory directory() {
    DirectorySettings now = file.now();
    if (directory == null || !directory.settings().equals(now)) {
      forget();
      directory = Directory.of(now, folder, password);
    }
    return directory;
  }

  @Override
  public void close() {
    askers.shutdownNow();
    forget();
  }

  private synchronized void forget() {
    known.clear();
    asking.clear();
    unreachable = null;
    if (directory != null) {
      directory.close();
      directory = null;
    }
  }
}
