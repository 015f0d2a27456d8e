package citylake.orchestration.airflow.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a live OpenAPI document no longer keeps of the part that the client relies on. More in the
 * live one is no difference, unless a call must now bring it or an enumeration has a value that the
 * client does not know.
 */
final class ApiDifferences {
  private final JsonNode reliedOn;
  private final JsonNode live;
  private final List<String> found = new ArrayList<>();

  private ApiDifferences(JsonNode reliedOn, JsonNode live) {
    this.reliedOn = reliedOn;
    this.live = live;
  }

  /** The differences in words, in the order of the calls; empty when there are none. */
  static List<String> between(JsonNode reliedOn, JsonNode live) {
    ApiDifferences differences = new ApiDifferences(reliedOn, live);
    reliedOn
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            differences.call(path.getKey(), method.getKey(), method.getValue())));
    return differences.found;
  }

  private void call(String path, String method, JsonNode relied) {
    String call = method.toUpperCase(Locale.ROOT) + " " + path;
    JsonNode there = live.path("paths").path(path).path(method);
    if (there.isMissingNode()) {
      found.add(call + ": is gone");
      return;
    }
    parameters(call, relied.path("parameters"), there.path("parameters"));
    JsonNode body = content(relied.path("requestBody"));
    if (!body.isMissingNode()) {
      request(
          call + " request",
          resolved(reliedOn, body),
          resolved(live, content(there.path("requestBody"))));
    }
    relied
        .path("responses")
        .properties()
        .forEach(
            answer -> {
              JsonNode other = there.path("responses").path(answer.getKey());
              if (other.isMissingNode()) {
                found.add(call + ": no longer answers " + answer.getKey());
              } else {
                schema(call + " answer", content(answer.getValue()), content(other));
              }
            });
  }

  private void parameters(String call, JsonNode relied, JsonNode there) {
    for (JsonNode parameter : relied) {
      JsonNode other = named(there, parameter);
      String what =
          "%s %s parameter %s".formatted(call, parameter.path("in").asText(), name(parameter));
      if (other.isMissingNode()) {
        found.add(what + ": is gone");
      } else {
        schema(what, parameter.path("schema"), other.path("schema"));
      }
    }
    for (JsonNode other : there) {
      if (other.path("required").asBoolean() && named(relied, other).isMissingNode()) {
        found.add(
            "%s %s parameter %s: is now required"
                .formatted(call, other.path("in").asText(), name(other)));
      }
    }
  }

  private static JsonNode named(JsonNode parameters, JsonNode wanted) {
    for (JsonNode parameter : parameters) {
      if (name(parameter).equals(name(wanted)) && parameter.path("in").equals(wanted.path("in"))) {
        return parameter;
      }
    }
    return parameters.path(-1);
  }

  private static String name(JsonNode parameter) {
    return parameter.path("name").asText();
  }

  private void request(String where, JsonNode relied, JsonNode there) {
    schema(where, relied, there);
    for (JsonNode required : there.path("required")) {
      if (!relied.path("properties").has(required.asText())) {
        found.add("%s field %s: is now required".formatted(where, required.asText()));
      }
    }
  }

  /** Only what is relied on is looked at, level by level. */
  private void schema(String where, JsonNode reliedRaw, JsonNode thereRaw) {
    JsonNode relied = resolved(reliedOn, reliedRaw);
    JsonNode there = resolved(live, thereRaw);
    if (there.isMissingNode()) {
      found.add(where + ": is gone");
      return;
    }
    List<JsonNode> reliedForms = forms(reliedOn, relied);
    List<JsonNode> thereForms = forms(live, there);
    if (!types(reliedForms).equals(types(thereForms))) {
      found.add("%s: is %s, was %s".formatted(where, types(thereForms), types(reliedForms)));
      return;
    }
    for (int i = 0; i < reliedForms.size(); i++) {
      form(where, reliedForms.get(i), thereForms.get(i));
    }
  }

  private void form(String where, JsonNode relied, JsonNode there) {
    Set<String> values = texts(relied.path("enum"));
    if (!values.equals(texts(there.path("enum")))) {
      found.add(
          "%s: has the values %s, had %s".formatted(where, texts(there.path("enum")), values));
    }
    if (relied.has("items")) {
      schema(where + "[]", relied.path("items"), there.path("items"));
    }
    Set<String> always = texts(there.path("required"));
    relied
        .path("properties")
        .properties()
        .forEach(
            property -> {
              String name = property.getKey();
              JsonNode other = there.path("properties").path(name);
              schema(where + " field " + name, property.getValue(), other);
              if (texts(relied.path("required")).contains(name)
                  && !always.contains(name)
                  && !other.isMissingNode()
                  && where.contains(" answer")) {
                found.add("%s field %s: may now be absent".formatted(where, name));
              }
            });
  }

  /** The schema, or the alternatives that it allows. */
  private static List<JsonNode> forms(JsonNode document, JsonNode schema) {
    List<JsonNode> forms = new ArrayList<>();
    for (JsonNode form : schema.path("anyOf")) {
      forms.add(resolved(document, form));
    }
    return forms.isEmpty() ? List.of(schema) : forms;
  }

  /** Types with formats, of all alternatives; the same for "anyOf null" and a list of types. */
  private static Set<String> types(List<JsonNode> forms) {
    Set<String> types = new TreeSet<>();
    for (JsonNode form : forms) {
      JsonNode type = form.path("type");
      String format = form.has("format") ? " " + form.path("format").asText() : "";
      if (type.isArray()) {
        type.forEach(
            each -> types.add(each.asText() + (each.asText().equals("null") ? "" : format)));
      } else {
        types.add(type.asText("anything") + format);
      }
    }
    return types;
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static JsonNode content(JsonNode holder) {
    return holder.path("content").path("application/json").path("schema");
  }

  static JsonNode resolved(JsonNode document, JsonNode schema) {
    return schema.has("$ref")
        ? resolved(document, document.at(schema.path("$ref").asText().substring(1)))
        : schema;
  }
}
