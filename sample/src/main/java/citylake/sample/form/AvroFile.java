package citylake.sample.form;

import citylake.sample.land.City;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/**
 * An Avro container with its schema, deflated: places are doubles, numbers and epoch times longs,
 * yes and no booleans, all else strings; what is unknown is null.
 */
record AvroFile(Habits habits) implements CityForm {
  private static final int DEFLATE_LEVEL = 6;

  /** Avro draws the marks between blocks by chance; the same rows must give the same bytes. */
  private static final byte[] MARK = "invented-sample.".getBytes(StandardCharsets.US_ASCII);

  @Override
  public String name() {
    return "avro";
  }

  @Override
  public String ending() {
    return ".avro";
  }

  @Override
  public boolean correctsInParts() {
    return false;
  }

  @Override
  public RecordWriter open(OutputStream bytes, Kind kind, City city) throws IOException {
    Schema schema = schema(kind);
    DataFileWriter<GenericRecord> avro = new DataFileWriter<>(new GenericDatumWriter<>(schema));
    avro.setCodec(CodecFactory.deflateCodec(DEFLATE_LEVEL));
    avro.create(schema, bytes, MARK);
    return new Records(avro, schema, kind.fields(), new Spelling(kind, habits));
  }

  private static Schema schema(Kind kind) {
    FieldAssembler<Schema> fields =
        SchemaBuilder.record(FieldNames.CAPITALS.of(kind.standardName()))
            .namespace("cn.invented.police")
            .fields();
    for (Field field : kind.fields()) {
      String name = FieldNames.CAMEL.of(field.name());
      fields =
          switch (field.type()) {
            case LON, LAT -> fields.optionalDouble(name);
            case NUMBER, TIME -> fields.optionalLong(name);
            case FLAG -> fields.optionalBoolean(name);
            default -> fields.optionalString(name);
          };
    }
    return fields.requiredString("action").requiredInt("version").endRecord();
  }

  private record Records(
      DataFileWriter<GenericRecord> avro, Schema schema, List<Field> fields, Spelling spelling)
      implements RecordWriter {
    @Override
    public void write(Object[] values, Action action, int version) throws IOException {
      String[] texts = spelling.texts(values, action, version);
      GenericRecord record = new GenericData.Record(schema);
      for (int i = 0; i < values.length; i++) {
        record.put(i, values[i] == null ? null : value(fields.get(i), texts[i]));
      }
      record.put(values.length, action.code());
      record.put(values.length + 1, version);
      avro.append(record);
    }

    /** A time that cannot be read has no number: it is null, as the vendor's export makes it. */
    private static Object value(Field field, String text) {
      return switch (field.type()) {
        case LON, LAT -> Double.valueOf(text);
        case NUMBER -> Long.valueOf(text);
        case FLAG -> Boolean.valueOf(text);
        case TIME -> text.matches("-?\\d+") ? Long.valueOf(text) : null;
        default -> text;
      };
    }

    /** A broken record would break its block. */
    @Override
    public boolean writeBroken() {
      return false;
    }

    @Override
    public boolean keepsTimesThatAreNone() {
      return false;
    }

    @Override
    public void close() throws IOException {
      avro.close();
    }
  }
}
