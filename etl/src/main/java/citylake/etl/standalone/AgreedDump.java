package citylake.etl.standalone;

import citylake.etl.format.DumpShape;
import java.util.List;

/**
 * One dump as agreed with a city, as far as a file can be held against it without the lake.
 *
 * @param dump e.g. "incident"
 * @param files last part of the pattern of its files' names
 * @param shapeJson the shape, as {@link DumpShape#toJson} writes it
 * @param keyFields fields that make the record's number and must not be blank
 */
public record AgreedDump(String dump, String files, String shapeJson, List<String> keyFields) {

  DumpShape shape() {
    return DumpShape.fromJson(shapeJson);
  }
}
