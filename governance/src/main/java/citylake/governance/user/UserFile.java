package citylake.governance.user;

import citylake.governance.policy.Declaration;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Users from a file {@code users.yaml}, read again whenever it has changed.
 *
 * <pre>
 * users:
 *   - {name: officer.b, roles: [officer], city: "340100", districts: [D1], password: "$argon2id$..."}
 * </pre>
 *
 * {@code citylake user add} makes an entry. Without a password nobody can log in by that name.
 */
public final class UserFile implements Users {
  /** Compared with where there is no such user, so that this takes as long. */
  private static final String NOBODYS = PasswordHash.of("nobody".toCharArray());

  private final Declaration<Map<String, Entry>> file;

  /**
   * @param password its hash; null for none
   */
  private record Entry(User user, String password) {}

  public UserFile(Path file) {
    this.file = new Declaration<>(file, UserFile::read);
  }

  /** What to write into the file for a password. */
  public static String hashOf(char[] password) {
    return PasswordHash.of(password);
  }

  @Override
  public Optional<User> authenticate(String name, char[] password) {
    Optional<Entry> entry = Optional.ofNullable(file.now().get(name));
    String hash = entry.map(Entry::password).orElse(null);
    boolean matches = PasswordHash.matches(password, hash == null ? NOBODYS : hash);
    return matches && hash != null ? entry.map(Entry::user) : Optional.empty();
  }

  @Override
  public Optional<User> named(String name) {
    return name == null
        ? Optional.empty()
        : Optional.ofNullable(file.now().get(name)).map(Entry::user);
  }

  private static Map<String, Entry> read(JsonNode yaml, List<String> faults) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (JsonNode each : yaml.path("users")) {
      String name = each.path("name").asText("");
      if (name.isBlank() || entries.containsKey(name)) {
        faults.add("a user has no name, or the name of another: '%s'".formatted(name));
        continue;
      }
      List<String> roles = words(each.path("roles"));
      if (roles.isEmpty()) {
        faults.add("user %s has no role".formatted(name));
      }
      String password = each.path("password").asText(null);
      if (password != null && !PasswordHash.isOne(password)) {
        faults.add("the password of user %s is no Argon2id hash".formatted(name));
      }
      Set<String> districts = new HashSet<>(words(each.path("districts")));
      User user = new User(name, roles, each.path("city").asText(null), districts);
      entries.put(name, new Entry(user, password));
    }
    return entries;
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }
}
