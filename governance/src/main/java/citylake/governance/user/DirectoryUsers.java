package citylake.governance.user;

import citylake.governance.policy.Declaration;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
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
  private static final int LONGEST_NAME = 256;

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

  private record Entry(User user, String dn) {}

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
    Optional<Entry> entry = entry(asked, name);
    byte[] bytes = Strings.toUTF8ByteArray(tried);
    try {
      return entry.filter(found -> asked.isPasswordOf(found.dn(), bytes)).map(Entry::user);
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
      Optional<User> user = entry(asked, name).map(Entry::user);
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

  private static Optional<Entry> entry(Directory asked, String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    List<SearchResultEntry> found = asked.named(name);
    return found.size() == 1 ? entry(asked.settings(), found.get(0), name) : Optional.empty();
  }

  private static Optional<Entry> entry(
      DirectorySettings settings, SearchResultEntry found, String name) {
    String[] names = values(found, settings.name());
    String[] cities = values(found, settings.city());
    List<String> roles =
        Stream.of(values(found, settings.groups()))
            .map(DirectoryUsers::dn)
            .flatMap(Optional::stream)
            .map(settings.roles()::get)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    if (names.length != 1 || !names[0].equals(name) || cities.length > 1 || roles.isEmpty()) {
      LOG.warn(
          "Let nobody in by an entry of the directory: it has {} value(s) of {}, {} of {}, {} role(s); exactly one name, spelled so, at most one city and at least one role are needed",
          names.length,
          settings.name(),
          cities.length,
          settings.city(),
          roles.size());
      return Optional.empty();
    }
    Set<String> districts = new HashSet<>(List.of(values(found, settings.districts())));
    String city = cities.length == 0 ? null : cities[0];
    return Optional.of(new Entry(new User(name, roles, city, districts), found.getDN()));
  }

  private static String[] values(SearchResultEntry found, String attribute) {
    String[] values = attribute == null ? null : found.getAttributeValues(attribute);
    return values == null ? new String[0] : values;
  }

  private static Optional<DN> dn(String text) {
    try {
      return Optional.of(new DN(text));
    } catch (LDAPException e) {
      return Optional.empty(); // no group of that form has a role
    }
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
