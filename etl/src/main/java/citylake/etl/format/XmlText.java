package citylake.etl.format;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one record as an XML element, so that {@link XmlFields} finds exactly these fields. */
final class XmlText {
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final Map<String, List<XmlText>> elements = new LinkedHashMap<>();
  private String text = "";

  private XmlText() {}

  static byte[] of(List<String> values, DumpShape shape, String recordName) {
    XmlText record = new XmlText();
    for (int i = 0; i < values.size(); i++) {
      refuseUnwritable(shape.fields().get(i), values.get(i), shape);
      record.put(PathTree.steps(shape.places().get(i)), values.get(i));
    }
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      record.write(xml, recordName);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Cannot fail to write XML in memory", e);
    }
    return text.toString().getBytes(shape.encoding());
  }

  private static void refuseUnwritable(String field, String value, DumpShape shape) {
    boolean hasControls = value.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n');
    if (hasControls || !shape.encoding().newEncoder().canEncode(value)) {
      throw new IllegalArgumentException(
          "Invalid value of field %s: it has characters that XML in %s cannot write."
              .formatted(field, shape.encoding().name()));
    }
  }

  private void put(List<Object> steps, String value) {
    XmlText at = this;
    for (int i = 0; i < steps.size(); i++) {
      String name = (String) steps.get(i);
      if (name.startsWith("@")) {
        at.attributes.put(name.substring(1), value);
        return;
      }
      boolean isIndexed = i + 1 < steps.size() && steps.get(i + 1) instanceof Integer;
      int index = isIndexed ? (Integer) steps.get(++i) : 0;
      List<XmlText> same = at.elements.computeIfAbsent(name, any -> new ArrayList<>());
      while (same.size() <= index) {
        same.add(new XmlText());
      }
      at = same.get(index);
    }
    at.text = value;
  }

  private void write(XMLStreamWriter xml, String name) throws XMLStreamException {
    xml.writeStartElement(name);
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      xml.writeAttribute(attribute.getKey(), attribute.getValue());
    }
    xml.writeCharacters(text);
    for (Map.Entry<String, List<XmlText>> same : elements.entrySet()) {
      for (XmlText element : same.getValue()) {
        element.write(xml, same.getKey());
      }
    }
    xml.writeEndElement();
  }
}
