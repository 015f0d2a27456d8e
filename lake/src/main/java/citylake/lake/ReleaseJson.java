package citylake.lake;

import citylake.ddl.TableName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A release as one line of JSON: kept in the summary of the commit that made it, where it is read
 * in a millisecond.
 */
final class ReleaseJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReleaseJson() {}

  static String write(Release release) {
    ObjectNode node = JSON.createObjectNode();
    node.put("number", release.number());
    node.put("parent", release.parent());
    node.put("night", release.night().toString());
    node.put("run", release.run());
    node.put("kind", release.kind());
    node.put("released_at", release.releasedAt().toString());
    ArrayNode tables = node.putArray("tables");
    for (Release.ReleasedTable table : release.tables()) {
      tables
          .addObject()
          .put("table", table.table().toString())
          .put("snapshot", table.snapshotId())
          .put("schema", table.schemaId())
          .put("contract", table.contractHash());
    }
    return node.toString();
  }

  static Release read(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      List<Release.ReleasedTable> tables = new ArrayList<>();
      for (JsonNode table : node.get("tables")) {
        tables.add(
            new Release.ReleasedTable(
                TableName.of(table.get("table").asText()),
                table.get("snapshot").asLong(),
                table.get("schema").asInt(),
                table.get("contract").asText()));
      }
      return new Release(
          node.get("number").asLong(),
          node.get("parent").isNull() ? null : node.get("parent").asLong(),
          LocalDate.parse(node.get("night").asText()),
          node.get("run").asText(),
          node.get("kind").asText(),
          Instant.parse(node.get("released_at").asText()),
          List.copyOf(tables));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "Failed to read a release: its line in ops.release is not JSON; restore the table's metadata",
          e);
    }
  }
}
