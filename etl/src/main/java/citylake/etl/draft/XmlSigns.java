package citylake.etl.draft;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Finds the element of an XML document that is a record: the outermost that comes again. */
final class XmlSigns {
  private static final XMLInputFactory XML = factory();
  private static final int MOST_ELEMENTS = 10_000;

  private XmlSigns() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  static Optional<FoundFormat> of(byte[] bytes) {
    return counts(bytes).entrySet().stream()
        .filter(path -> path.getKey().size() > 1)
        .min(
            Comparator.<Map.Entry<List<String>, Long>, Boolean>comparing(
                    path -> path.getValue() == 1)
                .thenComparing(path -> path.getKey().size()))
        .map(Map.Entry::getKey)
        .map(path -> path.get(path.size() - 1))
        .map(
            record ->
                new FoundFormat(
                    "xml",
                    Map.of("record", record),
                    "it is a document in which element %s comes again and again".formatted(record),
                    ""));
  }

  /** How often each path of local names was seen, as far as the document can be read. */
  private static Map<List<String>, Long> counts(byte[] bytes) {
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    List<String> path = new ArrayList<>();
    try {
      XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
      for (int elements = 0; xml.hasNext() && elements < MOST_ELEMENTS; ) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          elements++;
          path.add(xml.getLocalName());
          counts.merge(List.copyOf(path), 1L, Long::sum);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          path.remove(path.size() - 1);
        }
      }
    } catch (XMLStreamException e) {
      return counts;
    }
    return counts;
  }
}
