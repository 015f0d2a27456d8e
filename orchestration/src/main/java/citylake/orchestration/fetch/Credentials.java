package citylake.orchestration.fetch;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where users, passwords and keys of the cities' places are kept: in a YAML file that its owner
 * alone may read, {@code name: {user: …, password: …}}, or in the environment, which wins: {@code
 * CITYLAKE_SECRET_NAME_PASSWORD}. Read when they are needed.
 */
public final class Credentials {
  private static final List<String> KEYS =
      List.of(
          "user",
          "password",
          "token",
          "key_file",
          "passphrase",
          "access_key",
          "secret_key",
          "session_token",
          "region");

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Path file;
  private final Map<String, String> environment;

  /**
   * @param file null where all stand in the environment
   */
  public Credentials(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  static String variable(String name, String key) {
    return ("CITYLAKE_SECRET_" + name + "_" + key).toUpperCase(Locale.ROOT);
  }

  /**
   * @param name null where the place asks for none
   */
  Login of(String name) {
    if (name == null) {
      return Login.NONE;
    }
    Map<String, String> values = new HashMap<>(file == null ? Map.of() : inFile(name));
    for (String key : KEYS) {
      String value = environment.get(variable(name, key));
      if (value != null && !value.isEmpty()) {
        values.put(key, value);
      }
    }
    if (values.isEmpty()) {
      throw new FetchFailure(
          "Cannot find credentials '%s': %s, and no variable %s is set. Nothing was sent. Write them there: %s: {user: …, password: …}"
              .formatted(
                  name,
                  file == null ? "no secrets file is named" : "%s has none".formatted(file),
                  variable(name, "…"),
                  name));
    }
    return new Login(name, Map.copyOf(values));
  }

  /**
   * One secret alone.
   *
   * @param key e.g. {@code password}
   */
  public String secret(String name, String key) {
    return of(name).needed(key);
  }

  private Map<String, String> inFile(String name) {
    try {
      Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
      if (OTHERS.stream().anyMatch(allowed::contains)) {
        throw new FetchFailure(
            "Cannot use the secrets file %s: others than its owner may read it. Nothing was sent. First: chmod 600 %s"
                .formatted(file, file));
      }
      Map<String, Map<String, String>> all =
          new YAMLMapper().readValue(Files.readString(file), new TypeReference<>() {});
      Map<String, String> values = all == null ? null : all.get(name);
      return values == null ? Map.of() : values;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      // The parser's message would quote what it read.
      throw new FetchFailure(
          "Cannot use the secrets file %s: it is no YAML of the form  name: {user: …, password: …}. Nothing was sent."
              .formatted(file));
    } catch (IOException e) {
      throw new FetchFailure(
          "Cannot read the secrets file %s (%s). Nothing was sent. Is it there, and may this user read it?"
              .formatted(file, e.getClass().getSimpleName()));
    }
  }
}
