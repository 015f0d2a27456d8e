package citylake.etl.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Fields of a record that is one JSON object in UTF-8.
 *
 * <p>A field's text is that of a string without its escapes, of a number or truth value as it is
 * written, of a list or object as JSON without blanks; a null and a missing member are empty. A
 * record is faulty when it is no JSON, names a member twice, is nested too deeply, or has text
 * behind it.
 */
final class JsonFields implements FieldReader {
  static final String NO_OBJECT = "no JSON object";

  private static final int DEEPEST = 100;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final PathTree declared;
  private final TextDecoder decoder = new TextDecoder(StandardCharsets.UTF_8);
  private final UTF8String[] fields;
  private final SeenPlaces seen;
  private final boolean isRendered;

  /**
   * @param declared by which fields are found
   * @param places the same places as texts, in the order of the fields
   * @param isRendered whether a line may be one that {@link RenderedLine} wrote for a faulty record
   */
  JsonFields(PathTree declared, List<String> places, boolean isRendered) {
    this.isRendered = isRendered;
    this.declared = declared;
    this.fields = new UTF8String[places.size()];
    this.seen = new SeenPlaces(places);
  }

  @Override
  public UTF8String field(int index) {
    return fields[index];
  }

  @Override
  public List<String> seenPlaces() {
    return seen.all();
  }

  @Override
  public RecordFault read(byte[] bytes, int start, int end) {
    Arrays.fill(fields, UTF8String.EMPTY_UTF8);
    int bad = decoder.firstBadByte(bytes, start, end - start);
    if (bad >= 0) {
      return new RecordFault(
          RecordFault.Kind.UNDECODABLE,
          "not valid UTF-8 at byte %d of the record".formatted(bad + 1),
          1);
    }
    try (JsonParser json = JSON.createParser(bytes, start, end - start)) {
      JsonToken first = json.nextToken();
      if (isRendered && first == JsonToken.START_ARRAY) {
        return new RecordFault(
            RecordFault.Kind.valueOf(json.nextTextValue()), json.nextTextValue(), 1);
      }
      if (first != JsonToken.START_OBJECT) {
        return misshapen(NO_OBJECT);
      }
      object(json, declared, "");
      return json.nextToken() == null ? null : misshapen("text behind its JSON object");
    } catch (JsonEOFException e) {
      return misshapen("JSON that ends too early");
    } catch (StreamConstraintsException e) {
      return misshapen("JSON that is nested more than %d deep".formatted(DEEPEST));
    } catch (JsonProcessingException e) {
      return misshapen(words(e));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot fail to read bytes in memory", e);
    }
  }

  /** The library's own words may quote the record. */
  private static String words(JsonProcessingException e) {
    String original = String.valueOf(e.getOriginalMessage());
    long at = e.getLocation() == null ? -1 : e.getLocation().getColumnNr();
    return original.startsWith("Duplicate")
        ? "a member that is named twice"
        : "text that is no JSON at character %d of the record".formatted(at);
  }

  private static RecordFault misshapen(String text) {
    return new RecordFault(RecordFault.Kind.MISSHAPEN, text, 1);
  }

  private void object(JsonParser json, PathTree at, String path) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      PathTree way = at.member(name);
      if (way == null) {
        undeclared(json, path.isEmpty() ? name : path + "." + name);
      } else {
        value(json, way, path.isEmpty() ? name : path + "." + name);
      }
    }
  }

  private void list(JsonParser json, PathTree at, String path) throws IOException {
    for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      PathTree way = at.element(i);
      if (way == null) {
        // A declared element speaks for its list: the others stay in the evidence.
        json.skipChildren();
      } else {
        value(json, way, path + "[" + i + "]");
      }
    }
  }

  private void value(JsonParser json, PathTree way, String path) throws IOException {
    JsonToken token = json.currentToken();
    if (way.field() != PathTree.NO_FIELD) {
      seen.see(way.field());
      fields[way.field()] = text(json, token);
    } else if (token == JsonToken.START_OBJECT && !way.hasElements()) {
      object(json, way, path);
    } else if (token == JsonToken.START_ARRAY && way.hasElements()) {
      list(json, way, path);
    } else if (token != JsonToken.VALUE_NULL) {
      undeclared(json, path);
    }
  }

  private static UTF8String text(JsonParser json, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return UTF8String.EMPTY_UTF8;
    }
    if (token.isScalarValue()) {
      return UTF8String.fromString(json.getText());
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = JSON.createGenerator(text)) {
      copy.copyCurrentStructureExact(json);
    }
    return UTF8String.fromString(text.toString());
  }

  /** Keeps the places of single values; empty lists and objects have none but their own. */
  private void undeclared(JsonParser json, String path) throws IOException {
    if (seen.isFullOfUndeclared()) {
      json.skipChildren();
      return;
    }
    JsonToken token = json.currentToken();
    if (token != JsonToken.START_OBJECT) {
      seen.seeUndeclared(path);
      json.skipChildren();
      return;
    }
    boolean isEmpty = true;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      isEmpty = false;
      String name = json.currentName();
      json.nextToken();
      undeclared(json, path + "." + name);
    }
    if (isEmpty) {
      seen.seeUndeclared(path);
    }
  }
}
