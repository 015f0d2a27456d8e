package citylake.sample.form;

import citylake.sample.land.City;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * XML in the style of GA/T 1400 objects: a list, an element for each record, an element for each
 * field that is known. Sightings have the names of that standard's MotorVehicle.
 */
record ObjectXml(Habits habits) implements CityForm {
  private static final Map<String, String> MOTOR_VEHICLE =
      Map.ofEntries(
          Map.entry("sighting_no", "MotorVehicleID"),
          Map.entry("device_no", "TollgateID"),
          Map.entry("passed_at", "PassTime"),
          Map.entry("plate_no", "PlateNo"),
          Map.entry("plate_colour_code", "PlateColor"),
          Map.entry("plate_type_code", "PlateClass"),
          Map.entry("speed_kmh", "Speed"),
          Map.entry("lane_no", "LaneNo"),
          Map.entry("direction_code", "Direction"),
          Map.entry("lon", "Longitude"),
          Map.entry("lat", "Latitude"),
          Map.entry("address_text", "Place"));

  @Override
  public String name() {
    return "object-xml";
  }

  @Override
  public String ending() {
    return ".xml.gz";
  }

  @Override
  public boolean correctsInParts() {
    return false;
  }

  /** Name of a record's element; its list is {@code ...List}. */
  static String element(Kind kind) {
    return kind == Kind.VEHICLE_SIGHTING
        ? "MotorVehicle"
        : FieldNames.CAPITALS.of(kind.standardName());
  }

  private static String[] names(Kind kind) {
    String[] names = FieldNames.CAPITALS.header(kind);
    if (kind == Kind.VEHICLE_SIGHTING) {
      for (int i = 0; i < kind.fields().size(); i++) {
        names[i] = MOTOR_VEHICLE.get(kind.fields().get(i).name());
      }
    }
    return names;
  }

  @Override
  public RecordWriter open(OutputStream bytes, Kind kind, City city) throws IOException {
    try {
      OutputStream packed = new BufferedOutputStream(new GZIPOutputStream(bytes));
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(packed, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement(element(kind) + "List");
      return new Records(xml, packed, new Spelling(kind, habits), element(kind), names(kind));
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private record Records(
      XMLStreamWriter xml, OutputStream bytes, Spelling spelling, String element, String[] names)
      implements RecordWriter {
    @Override
    public void write(Object[] values, Action action, int version) throws IOException {
      String[] texts = spelling.texts(values, action, version);
      try {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        for (int i = 0; i < texts.length; i++) {
          if (!texts[i].isEmpty()) {
            xml.writeStartElement(names[i]);
            xml.writeCharacters(texts[i]);
            xml.writeEndElement();
          }
        }
        xml.writeEndElement();
      } catch (XMLStreamException e) {
        throw new IOException(e);
      }
    }

    /** A broken element would break the whole document. */
    @Override
    public boolean writeBroken() {
      return false;
    }

    @Override
    public void close() throws IOException {
      try {
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
      } catch (XMLStreamException e) {
        throw new IOException(e);
      } finally {
        bytes.close();
      }
    }
  }
}
