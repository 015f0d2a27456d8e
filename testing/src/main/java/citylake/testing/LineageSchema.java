package citylake.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds lineage events against the public schema: the event by what its {@code schemaURL} names,
 * each facet by what its {@code _schemaURL} names. A schema that is not known is a fault.
 */
public final class LineageSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonSchemaFactory factory =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private final JsonNode schemas;

  public LineageSchema() {
    try (InputStream text = LineageSchema.class.getResourceAsStream("/openlineage/schemas.json")) {
      this.schemas = JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything about the event that the schema refuses; empty for a valid one. */
  public List<String> faults(JsonNode event) {
    List<String> faults = new ArrayList<>();
    check("event", event.path("schemaURL").asText(), event, faults);
    facets(event, "event", faults);
    return faults;
  }

  private void facets(JsonNode node, String path, List<String> faults) {
    if (node.has("_schemaURL")) {
      check(path, node.path("_schemaURL").asText(), node, faults);
    }
    node.properties()
        .forEach(child -> facets(child.getValue(), path + "." + child.getKey(), faults));
    if (node.isArray()) {
      node.forEach(child -> facets(child, path + "[]", faults));
    }
  }

  private void check(String path, String address, JsonNode node, List<String> faults) {
    JsonNode schema = schemas.path(address);
    if (schema.isMissingNode()) {
      faults.add(path + ": no schema is known by the address '" + address + "'");
      return;
    }
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    factory
        .getSchema(schema, config)
        .validate(node)
        .forEach(message -> faults.add(path + ": " + message.getMessage()));
  }
}
