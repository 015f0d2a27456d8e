package citylake.orchestration.fetch;

import java.util.Map;
import java.util.Optional;

/** User, password and the like for one place; shows where they are kept, never themselves. */
final class Login {
  /** For places that ask for none. */
  static final Login NONE = new Login("", Map.of());

  private final String name;
  private final Map<String, String> values;

  Login(String name, Map<String, String> values) {
    this.name = name;
    this.values = values;
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  boolean isNone() {
    return values.isEmpty();
  }

  /** One without which the place cannot be entered. */
  String needed(String key) {
    return text(key)
        .orElseThrow(
            () ->
                new FetchFailure(
                    "Cannot log in with credentials '%s': they have no %s. Nothing was sent. Write it in the secrets file, or set %s."
                        .formatted(name, key, Credentials.variable(name, key))));
  }

  @Override
  public String toString() {
    return "credentials " + name;
  }
}
