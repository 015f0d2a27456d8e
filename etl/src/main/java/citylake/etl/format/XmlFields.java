package citylake.etl.format;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Fields of a record that is one XML element.
 *
 * <p>A field's text is that of its element or attribute, entities resolved; an absent or empty
 * element is empty. A record is faulty when it is not well-formed, or when a declared element comes
 * twice that is not declared as one of several.
 */
final class XmlFields implements FieldReader {
  private static final int DEEPEST = 100;
  private static final XMLInputFactory XML = factory();

  private final PathTree declared;
  private final Charset encoding;
  private final TextDecoder decoder;
  private final List<String> names;
  private final UTF8String[] fields;
  private final SeenPlaces seen;
  private String twice;

  XmlFields(DumpShape shape) {
    this.declared = PathTree.ofPaths(shape.places());
    this.encoding = shape.encoding();
    this.decoder = new TextDecoder(encoding);
    this.names = shape.places();
    this.fields = new UTF8String[names.size()];
    this.seen = new SeenPlaces(names);
  }

  /** Java's own reader: no document types, no entities but XML's five; prefixes stay in names. */
  private static XMLInputFactory factory() {
    XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    xml.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    xml.setProperty(XMLInputFactory.IS_COALESCING, true);
    return xml;
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
    Arrays.fill(fields, null);
    twice = null;
    int bad = decoder.firstBadByte(bytes, start, end - start);
    if (bad >= 0) {
      return new RecordFault(
          RecordFault.Kind.UNDECODABLE,
          "not valid %s at byte %d of the record".formatted(encoding.name(), bad + 1),
          1);
    }
    try {
      XMLStreamReader xml =
          XML.createXMLStreamReader(
              new StringReader(new String(bytes, start, end - start, encoding)));
      xml.nextTag();
      attributes(xml, declared, "");
      element(xml, declared, "", 1);
      xml.close();
    } catch (XMLStreamException e) {
      // Java's own words may quote the record.
      return misshapen(
          "XML that is not well-formed, at character %d of the record"
              .formatted(e.getLocation() == null ? 0 : e.getLocation().getCharacterOffset()));
    } catch (TooDeep e) {
      return misshapen("elements that are nested more than %d deep".formatted(DEEPEST));
    }
    for (int i = 0; i < fields.length; i++) {
      fields[i] = fields[i] == null ? UTF8String.EMPTY_UTF8 : fields[i];
    }
    return twice == null ? null : misshapen("the element '%s' twice".formatted(twice));
  }

  private static RecordFault misshapen(String text) {
    return new RecordFault(RecordFault.Kind.MISSHAPEN, text, 1);
  }

  private static final class TooDeep extends RuntimeException {}

  /**
   * Reads to the end of the element on which the reader stands.
   *
   * @param way null below an undeclared element
   * @return whether it had elements in it
   */
  private boolean element(XMLStreamReader xml, PathTree way, String path, int depth)
      throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new TooDeep();
    }
    Map<String, Integer> counts = new HashMap<>();
    StringBuilder text = null;
    boolean hasElements = false;
    for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        hasElements = true;
        child(xml, way, path, counts, depth);
      } else if (event == XMLStreamConstants.CHARACTERS && isField(way)) {
        text = text == null ? new StringBuilder() : text;
        text.append(xml.getText());
      }
    }
    if (isField(way)) {
      set(way.field(), text == null ? "" : text.toString());
    } else if (!hasElements && !path.isEmpty() && (way == null || !way.hasWaysOn())) {
      seen.seeUndeclared(path);
    }
    return hasElements;
  }

  private void child(
      XMLStreamReader xml, PathTree parent, String path, Map<String, Integer> counts, int depth)
      throws XMLStreamException {
    String name = local(xml.getLocalName());
    String childPath = path.isEmpty() ? name : path + "." + name;
    PathTree way = parent == null ? null : parent.member(name);
    if (way != null && way.hasElements()) {
      int index = counts.merge(name, 1, Integer::sum) - 1;
      way = way.element(index);
      if (way == null) {
        // A declared element speaks for those that repeat: the others stay in the evidence.
        skip(xml);
        return;
      }
    }
    attributes(xml, way, childPath);
    element(xml, way, childPath, depth + 1);
  }

  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private void attributes(XMLStreamReader xml, PathTree way, String path) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String qualified = xml.getAttributeLocalName(i);
      if (qualified.startsWith("xmlns") || qualified.startsWith("xsi:")) {
        continue;
      }
      String name = "@" + local(qualified);
      PathTree attribute = way == null ? null : way.member(name);
      if (attribute != null && isField(attribute)) {
        set(attribute.field(), xml.getAttributeValue(i));
      } else {
        seen.seeUndeclared(path.isEmpty() ? name : path + "." + name);
      }
    }
  }

  private static boolean isField(PathTree way) {
    return way != null && way.field() != PathTree.NO_FIELD;
  }

  private void set(int field, String text) {
    seen.see(field);
    if (fields[field] != null) {
      twice = names.get(field);
    }
    fields[field] = UTF8String.fromString(text);
  }

  private static String local(String qualified) {
    return qualified.substring(qualified.indexOf(':') + 1);
  }
}
