package citylake.sample.form;

import citylake.sample.land.City;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * A Parquet file as old writers make it: times of 96 bits (INT96), which carry no zone and are in
 * UTC; places and speeds are doubles, numbers longs, days dates, all else strings; what is unknown
 * is null. Row groups are of up to 250 rows. The rows wait in a temporary file until {@link
 * SortedFooter} can put their footer in order.
 *
 * <p>Not packed: the other codecs need libraries of their own, and values that repeat are stored
 * once anyway.
 */
record ParquetFile(Habits habits, int rowsAGroup) implements CityForm {
  private static final int FEW_ROWS = 250;

  ParquetFile(Habits habits) {
    this(habits, FEW_ROWS);
  }

  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public String ending() {
    return ".parquet";
  }

  @Override
  public boolean correctsInParts() {
    return false;
  }

  /** Groups of 128 MiB, as writers make them where nothing is said. */
  @Override
  public CityForm inBulk() {
    return new ParquetFile(habits, Integer.MAX_VALUE);
  }

  @Override
  public RecordWriter open(OutputStream bytes, Kind kind, City city) throws IOException {
    MessageType schema = schema(kind);
    Path waiting = Files.createTempFile("sample", ".parquet");
    ParquetWriter<Group> parquet =
        ExampleParquetWriter.builder(new LocalOutputFile(waiting))
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withType(schema)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .withRowGroupRowCountLimit(rowsAGroup)
            .build();
    return new Records(bytes, waiting, parquet, schema, kind.fields(), new Spelling(kind, habits));
  }

  private static MessageType schema(Kind kind) {
    List<Type> columns = new ArrayList<>();
    for (Field field : kind.fields()) {
      columns.add(column(field.type(), FieldNames.UPPER.of(field.name())));
    }
    columns.add(column(Field.Type.CODE, FieldNames.UPPER.of("action")));
    columns.add(Types.required(PrimitiveTypeName.INT32).named(FieldNames.UPPER.of("version")));
    return new MessageType(kind.standardName(), columns);
  }

  private static Type column(Field.Type type, String name) {
    return switch (type) {
      case LON, LAT, SPEED -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
      case NUMBER -> Types.optional(PrimitiveTypeName.INT64).named(name);
      case FLAG -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
      case TIME -> Types.optional(PrimitiveTypeName.INT96).named(name);
      case DATE ->
          Types.optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType()).named(name);
      default ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(name);
    };
  }

  private record Records(
      OutputStream file,
      Path waiting,
      ParquetWriter<Group> parquet,
      MessageType schema,
      List<Field> fields,
      Spelling spelling)
      implements RecordWriter {
    @Override
    public void write(Object[] values, Action action, int version) throws IOException {
      String[] texts = spelling.texts(values, action, version);
      SimpleGroup record = new SimpleGroup(schema);
      for (int i = 0; i < values.length; i++) {
        if (values[i] != null) {
          add(record, i, fields.get(i).type(), values[i], texts[i]);
        }
      }
      record.add(values.length, action.code());
      record.add(values.length + 1, version);
      parquet.write(record);
    }

    /** A time that cannot be read has no bits: it is null, as the vendor's export makes it. */
    private static void add(
        SimpleGroup record, int field, Field.Type type, Object value, String text) {
      switch (type) {
        case LON, LAT, SPEED -> record.add(field, Double.parseDouble(text));
        case NUMBER -> record.add(field, Long.parseLong(text));
        case FLAG -> record.add(field, Boolean.parseBoolean(text));
        case DATE -> record.add(field, (int) LocalDate.parse(text).toEpochDay());
        case TIME -> {
          if (value instanceof LocalDateTime) {
            record.add(field, time96(LocalDateTime.parse(text)));
          }
        }
        default -> record.add(field, text);
      }
    }

    private static NanoTime time96(LocalDateTime time) {
      return new NanoTime(
          (int) time.getLong(JulianFields.JULIAN_DAY), time.toLocalTime().toNanoOfDay());
    }

    /** A broken record would break its column. */
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
      parquet.close();
      SortedFooter.copy(waiting, file);
      file.close();
      Files.delete(waiting);
    }
  }
}
