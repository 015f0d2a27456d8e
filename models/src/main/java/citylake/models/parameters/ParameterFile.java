package citylake.models.parameters;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The parameters of one model, read from YAML.
 *
 * <p>All faults of a file are reported together: an entry without value, unit, source or
 * confidence, a missing parameter, one that the model does not know.
 */
public final class ParameterFile {
  private static final List<String> FIELDS = List.of("value", "unit", "source", "confidence");

  private final String name;
  private final Map<String, Parameter> parameters = new TreeMap<>();

  private ParameterFile(String name) {
    this.name = name;
  }

  /**
   * Reads {@code parameters/<model>.yaml} from the class path.
   *
   * @param expected the names that the model knows: no more, no fewer
   */
  public static ParameterFile of(String model, String... expected) {
    String resource = "parameters/" + model + ".yaml";
    try (InputStream yaml = ParameterFile.class.getClassLoader().getResourceAsStream(resource)) {
      if (yaml == null) {
        throw new IllegalArgumentException(
            "Cannot find the parameters of model %s: no %s on the class path."
                .formatted(model, resource));
      }
      return parse(resource, yaml, expected);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + resource, e);
    }
  }

  /** Reads parameters from any stream; {@code name} is used in messages only. */
  public static ParameterFile parse(String name, InputStream yaml, String... expected)
      throws IOException {
    Map<String, Map<String, Object>> entries =
        new YAMLMapper().readValue(yaml, new TypeReference<>() {});
    ParameterFile file = new ParameterFile(name);
    List<String> faults = new ArrayList<>();
    entries.forEach((key, entry) -> file.accept(key, entry, faults));
    for (String key : expected) {
      if (!entries.containsKey(key)) {
        faults.add(key + " is missing");
      }
    }
    TreeSet<String> unknown = new TreeSet<>(entries.keySet());
    unknown.removeAll(List.of(expected));
    unknown.forEach(key -> faults.add(key + " is not a parameter of this model"));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid parameters in %s: %s.".formatted(name, String.join("; ", faults)));
    }
    return file;
  }

  private void accept(String key, Map<String, Object> entry, List<String> faults) {
    List<String> absent = FIELDS.stream().filter(field -> entry.get(field) == null).toList();
    if (!absent.isEmpty()) {
      faults.add(key + " has no " + String.join(", ", absent));
      return;
    }
    String confidence = entry.get("confidence").toString();
    if (!Parameter.CONFIDENCES.contains(confidence)) {
      faults.add(key + " has confidence " + confidence + ", must be one of high, medium, low");
    }
    parameters.put(
        key,
        new Parameter(
            key,
            entry.get("value"),
            entry.get("unit").toString(),
            entry.get("source").toString(),
            confidence));
  }

  /** All parameters by name. */
  public List<Parameter> all() {
    return List.copyOf(parameters.values());
  }

  public double number(String key) {
    return typed(key, Number.class, "a number").doubleValue();
  }

  public int wholeNumber(String key) {
    return typed(key, Integer.class, "a whole number");
  }

  public boolean truth(String key) {
    return typed(key, Boolean.class, "true or false");
  }

  public List<String> texts(String key) {
    List<?> list = typed(key, List.class, "a list");
    return list.stream().map(Object::toString).toList();
  }

  public List<Integer> wholeNumbers(String key) {
    List<?> list = typed(key, List.class, "a list");
    if (!list.stream().allMatch(Integer.class::isInstance)) {
      throw new IllegalArgumentException(
          "Invalid parameter %s in %s (must be a list of whole numbers): %s"
              .formatted(key, name, list));
    }
    return list.stream().map(Integer.class::cast).toList();
  }

  private <T> T typed(String key, Class<T> type, String words) {
    Object value = parameters.get(key).value();
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "Invalid parameter %s in %s (must be %s): %s".formatted(key, name, words, value));
    }
    return type.cast(value);
  }
}
